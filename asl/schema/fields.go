package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// refused reports a field that may not stand because of what else stands in the object.
func (r *report) refused(l leaf) {
	p := l.place
	c := l.condition()
	object := r.at(p.owner())
	switch {
	case c.mode:
		r.addName(distributed, p, "field %q may stand only in the mode DISTRIBUTED", p.name).diag.Help =
			fmt.Sprintf("give %s a \"ProcessorConfig\" with \"Mode\": \"DISTRIBUTED\" and an \"ExecutionType\", or remove the field", c.field)
	case c.value != "":
		r.addName(exclusive, p, "%q may not stand beside %s", p.name, c).diag.Help = "remove one of them"
	case c.field != "":
		r.exclude(object, c.field, p.name)
	default: // Assign refuses the name of the one variable that is there already
		r.addName(malformed, p, "%s is no name for a variable", quote(p.name)).diag.Help =
			"\"states\" is a variable of the service; take another name"
	}
}

// missingFields reports the fields that must stand in an object and do not.
func (r *report) missingFields(l leaf) {
	object := l.place
	for _, name := range texts(l.schema.Get("required")) {
		if object.value.Get(name) != nil {
			continue
		}
		if c := l.condition(); c.field != "" {
			text := quote(c.field)
			if c.value != "" {
				text = c.String()
			}
			r.addMissing(missingField, object, []string{name}, "missing field %q, which %s needs", name, text)
			continue
		}
		fields := l.alternatives(name)
		switch {
		case len(fields) == 1:
			r.addMissing(missingField, object, fields, "missing field %q", name)
		case fields[0] == "Variable":
			r.missingTest(l, fields)
		default:
			r.addMissing(missingChoice, object, fields, "missing field %s", diag.Join(quoted(fields), "or"))
		}
	}
}

// missingTest reports a JSONPath choice rule that has neither a test nor a combination.
func (r *report) missingTest(l leaf, fields []string) {
	operators := lookup([]string{"definitions", l.definition(), "then", "dependencies"})
	for _, m := range l.place.value.Members() {
		if operators.Get(m.Name) != nil {
			r.addMissing(missingField, l.place, fields[:1], "missing field %q, which %q needs", fields[0], m.Name)
			return
		}
	}
	r.addMissing(missingChoice, l.place, fields, "missing field %s", diag.Join(quoted(fields), "or"))
}

// needs reports a field that stands without the one it belongs to.
func (r *report) needs(field, missing string, object place) {
	r.addMissing(missingField, object, []string{missing}, "missing field %q, which %q needs", missing, field)
}

// incomplete reports an object that has none of the fields of which it needs one.
func (r *report) incomplete(l leaf) {
	switch {
	case l.keyword == "minProperties":
		r.addMissing(missingChoice, l.place, nil, "%s is empty", l.place.label()).diag.Help =
			"give it \"Resource\" with its input, or \"WriterConfig\", or all of them"
	case l.schema.Get("not").Get("$comment") != nil:
		r.addMissing(missingChoice, l.place, nil, "missing %s", l.schema.Get("not").Get("$comment").Str()).diag.Help =
			"\"Variable\" stands beside exactly one comparison"
	default:
		without := texts(l.schema.Get("not").Get("propertyNames").Get("enum"))
		var fields []string
		for _, m := range l.schema.Get("properties").Members() {
			if !slices.Contains(without, m.Name) {
				fields = append(fields, m.Name)
			}
		}
		r.addMissing(missingChoice, l.place, fields, "missing field %s", diag.Join(quoted(fields), "or"))
	}
}

// unknownFields reports the members of an object that its definition does not list.
func (r *report) unknownFields(l leaf) {
	known := l.schema.Get("properties")
	seen := map[string]bool{}
	for _, m := range l.place.value.Members() {
		if known.Get(m.Name) == nil && !seen[m.Name] {
			seen[m.Name] = true
			r.unknownField(l, l.place, m.Name)
		}
	}
}

// unknownField reports one member: as misplaced when the field exists elsewhere, else as unknown.
func (r *report) unknownField(l leaf, object place, name string) {
	def := l.definition()
	noun := article(lookup([]string{"definitions", def, "title"}).Str())
	p := object.member(name)
	if other := otherLanguage(def); other != "" && lookup([]string{"definitions", other, "properties", name}) != nil {
		from, to := languageOf(other), languageOf(def)
		f := r.addName(otherLanguageField, p, "field %q may not stand in %s", name, noun)
		f.diag.Help, f.jsonata = fmt.Sprintf("it belongs to %s; %s", from, instead(name, def, to)), from == jsonata
		r.replaces(object, lostWithLanguage(name, other, def)...)
		return
	}
	if name == "QueryLanguage" {
		r.addName(misplacedField, p, "field %q may not stand in %s", name, noun).diag.Help =
			"the language is set for the machine, or for one state"
		return
	}
	if owners := ownersOf(name); len(owners) > 0 {
		r.addName(misplacedField, p, "field %q may not stand in %s", name, noun).diag.Help =
			"it belongs to " + diag.Join(owners, "and")
		return
	}
	candidates := memberNames(l.schema.Get("properties"))
	best := diag.Nearest(name, candidates)
	r.suggest(r.addName(unknownField, p, "field %s is unknown in %s", quote(name), noun), name, candidates)
	if best != "" && object.value.Get(best) == nil {
		r.replaces(object, best)
	}
}

// replaces notes that fields of an object are not missed: something else stands for them.
func (r *report) replaces(object place, fields ...string) {
	if r.replaced == nil {
		r.replaced = map[string][]string{}
	}
	r.replaced[object.pointer] = append(r.replaced[object.pointer], fields...)
}

// suggest adds the nearest of the candidates to the help of a finding.
func (r *report) suggest(f *finding, word string, candidates []string) {
	if best := diag.Nearest(word, candidates); best != "" {
		f.diag.Help = fmt.Sprintf("did you mean %q?", best)
	}
}

func quoted(names []string) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = quote(n)
	}
	return all
}

// article puts the indefinite article before a noun.
func article(noun string) string {
	if strings.HasPrefix(noun, "Credentials") {
		return noun // a plural
	}
	return diag.Article(noun)
}

// memberNames returns the names of the members of an object.
func memberNames(v *jsontree.Value) []string {
	var names []string
	for _, m := range v.Members() {
		names = append(names, m.Name)
	}
	return names
}
