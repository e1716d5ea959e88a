package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// types prints the structures.
func (g *generator) types() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(g.shapes)) {
		u := g.shapes[name]
		if u.shape.Type != "structure" {
			continue
		}
		g.declare(name, "a structure")
		fmt.Fprintf(&out, "// %s %s\ntype %s struct {\n", name, g.about(u), name)
		for _, m := range u.shape.Members {
			g.field(&out, name, u, m)
		}
		out.WriteString("}\n\n")
	}
	return out.String()
}

// about is the sentence about a structure.
func (g *generator) about(u *use) string {
	about := u.about
	switch {
	case about != "":
	case u.in && u.out:
		about = "is a part of requests to " + g.pkg.title + " and of its answers."
	case u.in:
		about = "is a part of requests to " + g.pkg.title + "."
	default:
		about = "is a part of the answers of " + g.pkg.title + "."
	}
	if u.shape.Union {
		about += " One field is set, and no other."
	}
	return about
}

// field prints a field with its comment.
func (g *generator) field(out *strings.Builder, owner string, u *use, m member) {
	name, required := key(m.name), u.shape.requires(m.name)
	if own, ok := g.pkg.retype[owner+"."+name]; ok {
		fmt.Fprintf(out, "// %s is true, and nothing else.\n%s %s `json:\"%s\"`\n", name, name, own, name)
		return
	}
	s := g.model.Shapes[m.Shape]
	typ, tag := g.goType(m.Shape), name
	collection := s.Type == "list" || s.Type == "map"
	if !required {
		tag += ",omitempty"
		if !collection {
			typ = "*" + typ
		}
	}
	if required && u.request {
		tag += left(s)
	}
	text := fmt.Sprintf("%s is %s%s", name, g.describe(m.Shape), unit(name, s))
	if required && u.in {
		text += "; required"
	}
	text += "."
	switch absent := absence(u); {
	case m.IdempotencyToken:
		text += " It makes calls that are repeated one."
		fallthrough
	case !required:
		text += map[bool]string{true: " Empty: ", false: " Nil: "}[collection] + absent
	}
	fmt.Fprintf(out, "// %s\n", text)
	if m.Deprecated || s.Deprecated {
		fmt.Fprintf(out, "//\n// Deprecated: the API has it for old callers only.\n")
	}
	fmt.Fprintf(out, "%s %s `json:\"%s\"`\n", name, typ, tag)
}

// left is the option of a required member of a request, for a value that nobody means: what is left empty is not sent, and the rules
// for calls find that it is missing.
func left(s *shape) string {
	switch s.Type {
	case "string", "list", "map":
		return ",omitempty"
	case "structure":
		return ",omitzero"
	default:
		return ""
	}
}

// absence says what an absent member means.
func absence(u *use) string {
	switch {
	case u.in && u.out:
		return "absent."
	case u.in:
		return "not sent."
	default:
		return "the answer has none."
	}
}

// goType is the Go type of a shape.
func (g *generator) goType(name string) string {
	s := g.model.Shapes[name]
	switch s.Type {
	case "structure":
		return key(name)
	case "list":
		return "[]" + g.goType(s.Member.Shape)
	case "map":
		return "map[" + g.goType(s.Key.Shape) + "]" + g.goType(s.Value.Shape)
	case "string":
		if len(s.Enum) > 0 {
			return key(name)
		}
		return "string"
	case "integer", "long":
		return "int"
	case "float", "double":
		return "float64"
	case "boolean":
		return "bool"
	case "timestamp":
		return "int64"
	default:
		g.err = fmt.Errorf("shape %s has the type %q", name, s.Type)
		return "any"
	}
}
