package terraform

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// use is a place in the definition where a placeholder stands.
type use struct {
	name  string // of the placeholder
	state string // empty: outside of all states
	path  string // of the field in the state: Arguments.QueueUrl
	field string // the last name in it
	alone bool   // the placeholder is the whole text
	arn   bool   // it stands where the partition of an ARN does
}

// uses finds the placeholders of a definition, in the order in which they stand there.
func uses(doc *jsontree.Value) []use {
	w := walker{}
	w.scope(doc)
	return w.found
}

type walker struct {
	found []use
	state string
	path  []string
}

// scope walks over a machine, a branch or a processor: its states have names, and everything else is a field.
func (w *walker) scope(v *jsontree.Value) {
	for _, m := range v.Members() {
		if m.Name != "States" || m.Value.Kind() != jsontree.Object {
			w.member(m)
			continue
		}
		state, path := w.state, w.path
		for _, s := range m.Value.Members() {
			w.state, w.path = s.Name, nil
			w.text(s.Name, "")
			for _, f := range s.Value.Members() {
				w.member(f)
			}
		}
		w.state, w.path = state, path
	}
}

// member walks over a field, which may hold scopes.
func (w *walker) member(m jsontree.Member) {
	w.path = append(w.path, m.Name)
	w.text(m.Name, m.Name)
	w.value(m.Value, m.Name)
	w.path = w.path[:len(w.path)-1]
}

func (w *walker) value(v *jsontree.Value, field string) {
	switch v.Kind() {
	case jsontree.String:
		w.text(v.Str(), field)
	case jsontree.Array:
		for _, e := range v.Elems() {
			w.value(e, field)
		}
	case jsontree.Object:
		if v.Get("StartAt") != nil && v.Get("States") != nil {
			w.scope(v)
			return
		}
		for _, m := range v.Members() {
			w.member(m)
		}
	default: // nothing else holds text
	}
}

// text notes the placeholders of a text.
func (w *walker) text(s, field string) {
	for _, at := range placeholder.FindAllStringSubmatchIndex(s, -1) {
		w.found = append(w.found, use{
			name: s[at[2]:at[3]], state: w.state, path: strings.Join(w.path, "."), field: field,
			alone: at[0] == 0 && at[1] == len(s), arn: strings.HasSuffix(s[:at[0]], "arn:"),
		})
	}
}

// describe says where a parameter is used, for the description of its variable.
func describe(all []use) string {
	const most = 4
	var places []string
	for _, u := range all {
		place := u.place()
		if !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if more := len(places) - most; more > 0 {
		places = append(places[:most], fmt.Sprintf("%d more places", more))
	}
	if n := len(places); n > 1 {
		return strings.Join(places[:n-1], ", ") + " and " + places[n-1]
	}
	return strings.Join(places, "")
}

// place says where a use is.
func (u use) place() string {
	switch {
	case u.state == "" && u.path == "":
		return "the definition"
	case u.state == "":
		return u.path + " of the state machine"
	case u.path == "":
		return "the name of the state " + quote(u.state)
	}
	return u.path + " of the state " + quote(u.state)
}
