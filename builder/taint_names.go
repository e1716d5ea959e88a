package builder

import (
	"maps"
	"reflect"
	"strings"
)

// secrets are all that the types of the workflow tag.
func (c *compiler) secrets() map[secret]bool {
	out := map[secret]bool{}
	add := func(t reflect.Type) { maps.Copy(out, secretsOf(t)) }
	for _, r := range c.m.roots {
		add(r.mem.Type)
	}
	for _, sc := range c.m.scopes {
		add(sc.out)
		for _, s := range sc.states {
			if v, ok := s.verb.(*taskVerb); ok {
				add(v.req)
			}
			if s.output != nil {
				add(s.output.typ)
			}
		}
	}
	return out
}

// secretNames names secrets: type and field, with the package where two types have one name.
func secretNames(all map[secret]bool, flows []sensitiveFlow) map[secret]string {
	for _, f := range flows {
		all[f.source] = true
	}
	names := map[secret]string{}
	short, long := map[string]reflect.Type{}, map[string]reflect.Type{}
	clash := func(seen map[string]reflect.Type, name string, t reflect.Type) {
		if first, ok := seen[name]; ok && first != t {
			t = nil // taken twice
		}
		seen[name] = t
	}
	for s := range all {
		clash(short, plain(s.owner.Name()), s.owner)
		clash(long, plain(s.owner.String()), s.owner)
	}
	for s := range all {
		switch name := plain(s.owner.Name()); {
		case name == "": // a struct without a name
			names[s] = s.field
		case short[name] != nil:
			names[s] = name + "." + s.field
		case long[plain(s.owner.String())] != nil:
			names[s] = plain(s.owner.String()) + "." + s.field
		default:
			names[s] = s.owner.PkgPath() + "." + name + "." + s.field
		}
	}
	return names
}

// plain is the name of a type without its type arguments.
func plain(name string) string {
	name, _, _ = strings.Cut(name, "[")
	return name
}
