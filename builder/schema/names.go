package schema

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameDefinitions gives every definition but root a name and fills in the references. A name is that of the Go type, and
// no longer than it must be: only types that would share a name are told apart, by their package, then by more of its
// path, at last by a number.
func (g *generator) nameDefinitions(root *definition) {
	depth := map[*definition]int{}
	for {
		taken := map[string][]*definition{}
		for _, d := range g.order {
			if d != root {
				d.name = nameAt(d.typ, depth[d])
				taken[d.name] = append(taken[d.name], d)
			}
		}
		longer := false
		for _, same := range taken {
			for _, d := range same {
				if len(same) > 1 && depth[d] < deepest(d.typ) {
					depth[d]++
					longer = true
				}
			}
		}
		if !longer {
			numberEquals(g.order, root, taken)
			break
		}
	}
	for s, d := range g.uses {
		switch {
		case s.Ref != unnamed: // a tag has replaced the reference
		case d == root:
			s.Ref = "#"
		default:
			s.Ref = "#/$defs/" + d.name
		}
	}
}

// numberEquals tells apart types of one name and one package, which are declared inside functions.
func numberEquals(order []*definition, root *definition, taken map[string][]*definition) {
	for _, d := range order {
		if d == root || len(taken[d.name]) < 2 || taken[d.name][0] == d {
			continue
		}
		base := d.name
		for n := 2; len(taken[d.name]) > 0; n++ {
			d.name = fmt.Sprintf("%s%d", base, n)
		}
		taken[d.name] = []*definition{d}
	}
}

// nameAt returns the n-th shortest name of t. Type arguments get their package first, then the type itself.
func nameAt(t reflect.Type, n int) string {
	switch step, round := n%3, n/3; step {
	case 0:
		return typeName(t, round, round)
	case 1:
		return typeName(t, round, round+1)
	default:
		return typeName(t, round+1, round)
	}
}

// deepest is the last n for which nameAt has something to add.
func deepest(t reflect.Type) int {
	return 3 * (strings.Count(t.PkgPath()+t.Name(), "/") + 2)
}

// typeName spells the name of t for $defs: letters, digits, "_", "-" and ".". Own and args are the number of package
// elements before the name itself and before those of type arguments: Page[clinic/notes.Order] is "PageOfOrder", with one
// element for the arguments "PageOfNotesOrder".
func typeName(t reflect.Type, own, args int) string {
	base, arguments, _ := strings.Cut(t.Name(), "[")
	name := clean(base)
	if arguments != "" {
		name += "Of" + spell(strings.TrimSuffix(arguments, "]"), args)
	}
	prefix := packageElements(t.PkgPath(), own)
	if own > 0 && len(prefix) > 0 {
		// The last element may be a version; the name of the package is what the user writes.
		if pkg, _, ok := strings.Cut(t.String(), "."); ok && own == 1 {
			prefix = []string{pkg}
		}
	}
	parts := append(prefix, name)
	for i := range parts {
		parts[i] = clean(parts[i])
	}
	return strings.Join(parts, ".")
}

// packageElements returns the last n elements of an import path.
func packageElements(path string, n int) []string {
	if path == "" || n == 0 {
		return nil
	}
	all := strings.Split(path, "/")
	return all[max(0, len(all)-n):]
}

// spell puts a list of type arguments, as reflect writes them, into words.
func spell(text string, packages int) string {
	var b strings.Builder
	var closers []string // what the open brackets mean when they close
	for text != "" {
		word := identifier(text)
		switch {
		case word == "map" && strings.HasPrefix(text, "map["):
			b.WriteString("MapOf")
			closers = append(closers, "To")
			text = text[len("map["):]
		case word != "":
			b.WriteString(argument(word, packages))
			text = text[len(word):]
			if strings.HasPrefix(text, "[") {
				b.WriteString("Of")
				closers = append(closers, "")
				text = text[1:]
			}
		case strings.HasPrefix(text, "[]"):
			b.WriteString("ListOf")
			text = text[2:]
		case text[0] == '[': // [4]T
			size, rest, _ := strings.Cut(text[1:], "]")
			b.WriteString("Array" + clean(size) + "Of")
			text = rest
		case text[0] == ']' && len(closers) > 0:
			b.WriteString(closers[len(closers)-1])
			closers = closers[:len(closers)-1]
			text = text[1:]
		default:
			b.WriteString(map[byte]string{',': "And", '*': "PointerTo"}[text[0]]) // others, of func and struct types, say nothing
			text = text[1:]
		}
	}
	return b.String()
}

// identifier returns the qualified name at the start of text, or "".
func identifier(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool {
		return r != '_' && !strings.ContainsRune("/.-~%·", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end < 0 {
		return text
	}
	return text[:end]
}

// argument spells one type name inside another: "clinic/notes.Order·1" is Order, or NotesOrder.
func argument(word string, packages int) string {
	word, _, _ = strings.Cut(word, "·") // a type declared in a function
	slash := strings.LastIndexByte(word, '/') + 1
	name := word
	if pkg, n, ok := strings.Cut(word[slash:], "."); ok {
		name = ""
		for _, e := range packageElements(word[:slash]+pkg, packages) {
			name += capital(clean(e))
		}
		name += capital(n)
		return clean(name)
	}
	return clean(capital(name))
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// clean replaces what may not stand in a name of $defs, or would have to be escaped in a reference.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' || r == '.') {
			return r
		}
		return '_'
	}, s)
}
