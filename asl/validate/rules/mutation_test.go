package rules_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// change is one change to one field of the language.
type change struct {
	kind  string // "delete", "rename", "retype", "retarget"
	field string // "Task.TimeoutSeconds": the kind of object and the name
	to    string // the new name, type, or target
}

// inside says which objects of the language stand in which field: what is not here holds values of the user.
var inside = map[string]string{
	"Branches": "Branch", "ItemProcessor": "ItemProcessor", "ProcessorConfig": "ProcessorConfig", "Retry": "Retrier",
	"Catch": "Catcher", "Choices": "ChoiceRule", "And": "ChoiceRule", "Or": "ChoiceRule", "Not": "ChoiceRule",
	"ItemReader": "ItemReader", "ReaderConfig": "ReaderConfig", "ItemBatcher": "ItemBatcher", "ResultWriter": "ResultWriter",
	"WriterConfig": "WriterConfig",
}

// mutator makes every machine that differs from one in a single field.
type mutator struct {
	all  []string // the names of all states
	emit func(change, *jsontree.Value)
}

// object changes every field of an object of the language. put makes the machine with another value in the place of the object.
func (m *mutator) object(kind string, v *jsontree.Value, scope []string, put func(*jsontree.Value) *jsontree.Value) {
	members := v.Members()
	if states := v.Get("States"); states != nil {
		scope = namesOf(states)
	}
	with := func(i int, f func(*jsontree.Member)) *jsontree.Value {
		list := slices.Clone(members)
		f(&list[i])
		return put(jsontree.NewObject(list...))
	}
	for i, member := range members {
		field := kind + "." + member.Name
		m.emit(change{"delete", field, ""}, put(jsontree.NewObject(slices.Delete(slices.Clone(members), i, i+1)...)))
		for _, name := range []string{member.Name + "s", strings.ToLower(member.Name), member.Name[:len(member.Name)-1]} {
			m.emit(change{"rename", field, name}, with(i, func(to *jsontree.Member) { to.Name = name }))
		}
		set := func(value *jsontree.Value) *jsontree.Value {
			return with(i, func(to *jsontree.Member) { to.Value = value })
		}
		m.retype(field, member.Value, set)
		switch member.Name {
		case "Next", "Default", "StartAt":
			m.retarget(field, member.Value.Str(), scope, set)
		}
		m.descend(member, scope, set)
	}
}

// descend goes into the objects of the language that a field holds.
func (m *mutator) descend(member jsontree.Member, scope []string, set func(*jsontree.Value) *jsontree.Value) {
	kind := inside[member.Name]
	switch v := member.Value; {
	case member.Name == "States":
		for i, state := range v.Members() {
			m.object(state.Value.Get("Type").Str(), state.Value, scope, func(to *jsontree.Value) *jsontree.Value {
				list := slices.Clone(v.Members())
				list[i].Value = to
				return set(jsontree.NewObject(list...))
			})
		}
	case kind != "" && v.Kind() == jsontree.Array:
		for i, e := range v.Elems() {
			m.object(kind, e, scope, func(to *jsontree.Value) *jsontree.Value {
				list := slices.Clone(v.Elems())
				list[i] = to
				return set(jsontree.NewArray(list...))
			})
		}
	case kind != "":
		m.object(kind, v, scope, set)
	}
}

func (m *mutator) retype(field string, v *jsontree.Value, set func(*jsontree.Value) *jsontree.Value) {
	for _, to := range []*jsontree.Value{
		jsontree.NewNull(), jsontree.NewBool(true), jsontree.NewInt(7), jsontree.NewString("text"), jsontree.NewArray(), jsontree.NewObject(),
	} {
		if to.Kind() != v.Kind() {
			m.emit(change{"retype", field, to.Kind().String()}, set(to))
		}
	}
}

// retarget lets a transition lead to every other state of its scope, to itself, to a state of another scope, and nowhere.
func (m *mutator) retarget(field, now string, scope []string, set func(*jsontree.Value) *jsontree.Value) {
	for _, name := range append(slices.Clone(m.all), "Nowhere", "", strings.ToUpper(now)) {
		to := "outside"
		if slices.Contains(scope, name) {
			to = "inside"
		}
		if name != now {
			m.emit(change{"retarget", field, to}, set(jsontree.NewString(name)))
		}
	}
}

func namesOf(states *jsontree.Value) []string {
	var names []string
	for _, s := range states.Members() {
		names = append(names, s.Name)
	}
	return names
}

// goldenMachines are the documents that the golden cases print.
func goldenMachines(t *testing.T) map[string]*asl.StateMachine {
	files, err := filepath.Glob("../../../golden/*/want/*.asl.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	machines := map[string]*asl.StateMachine{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		m, list := asl.Parse(file, text)
		require.Empty(t, list)
		machines[file] = m
	}
	return machines
}

// TestMutations changes every field of every golden machine in every way. Each change must give a finding that the machine itself
// does not have, or stand in the table of legal changes with a reason.
func TestMutations(t *testing.T) {
	counts, used := map[string]int{}, map[string]bool{}
	missed := map[change][]string{}
	for file, machine := range goldenMachines(t) {
		o := validate.Options{Template: true}
		before := codesAt(rules.Validate(machine, o))
		tree := asl.Tree(machine)
		m := mutator{emit: func(c change, mutant *jsontree.Value) {
			after := codesAt(rules.Validate(asl.FromTree(mutant), o))
			if !maps.Equal(before, after) {
				counts[c.kind+" found"]++
				return
			}
			if row := legalRow(c); row != "" {
				used[row] = true
				counts[c.kind+" legal"]++
				return
			}
			missed[c] = append(missed[c], filepath.Base(file))
		}}
		asl.Walk(machine, func(v asl.Visit) bool { m.all = append(m.all, v.Name); return true })
		m.object("StateMachine", tree, nil, func(v *jsontree.Value) *jsontree.Value { return v })
	}
	for c, files := range missed {
		t.Errorf("not found and not known to be legal: %s %s %s (%d times, in %s)", c.kind, c.field, c.to, len(files), files[0])
	}
	for row := range legal {
		require.True(t, used[row], "no change needs the row %q", row)
	}
	t.Logf("%v", counts)
}

// codesAt are the findings of a run, by code and place.
func codesAt(list diag.List) map[string]int {
	codes := map[string]int{}
	for _, d := range list {
		codes[d.Code+" "+d.Pointer]++
	}
	return codes
}

// legalRow returns the row of the table that a change falls under: "kind field to", with * for any object or any new value.
func legalRow(c change) string {
	object, name, _ := strings.Cut(c.field, ".")
	for _, field := range []string{object + "." + name, "*." + name} {
		for _, to := range []string{c.to, "*"} {
			if row := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.kind, field, to)); legal[row] != "" {
				return row
			}
		}
	}
	return ""
}
