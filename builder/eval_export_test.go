package builder

import (
	"reflect"
	"strconv"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
)

// StateTypes are the Go types of what a state takes and gives; nil where there is none.
type StateTypes struct {
	Request, Value, Output    reflect.Type // Value: of a Pass
	Result                    reflect.Type // of a Task
	ResultField               string
	RequestPath               []string // names and numbers that lead to the request in the arguments
	Fixed                     []string // names of the arguments beside the members of the request
	Token                     bool
	CatchOutputs, RuleOutputs []reflect.Type
	Items, Raw, Item, Batch   reflect.Type   // of a Map
	Scopes                    []reflect.Type // what the inner scopes give
	Written                   bool
}

// TypesOf tells the types of all states of a workflow by name.
func TypesOf(d Definition) map[string]StateTypes {
	out := map[string]StateTypes{}
	for _, sc := range d.handle().sc.m.scopes {
		for _, s := range sc.states {
			out[s.name] = typesOf(s)
		}
	}
	return out
}

func typesOf(s *state) StateTypes {
	t := StateTypes{Output: typeOfValue(s.output)}
	for i := range s.catches {
		t.CatchOutputs = append(t.CatchOutputs, typeOfValue(s.catches[i].rule.output))
	}
	switch v := s.verb.(type) {
	case *taskVerb:
		t.Request, t.Result = typeOfValue(v.arguments), v.res
		t.Token = v.call.Pattern == WaitForTaskToken
		beside := v.call.Arguments
		if place := v.call.place(); place != nil {
			t.RequestPath, _ = pathTo(v.call.Arguments, false)
			beside = place.parts
		}
		for _, a := range beside {
			t.Fixed = append(t.Fixed, a.name)
		}
		if len(v.call.resultPath()) > 0 {
			t.ResultField = v.call.ResultField
		}
	case *passVerb:
		t.Value = typeOfValue(v.value)
	case *choiceVerb:
		for i := range v.rules {
			t.RuleOutputs = append(t.RuleOutputs, typeOfValue(v.rules[i].output))
		}
	case *parallelVerb:
		t.Request = typeOfValue(v.arguments)
		for _, sc := range v.branches {
			t.Scopes = append(t.Scopes, sc.out)
		}
	case *mapVerb:
		v.types(&t)
	}
	return t
}

// pathTo leads to the request among arguments, the elements of a list or the members of an object.
func pathTo(arguments []Argument, list bool) ([]string, bool) {
	for i, a := range arguments {
		step := a.name
		if list {
			step = strconv.Itoa(i)
		}
		if a.kind == argumentRequest {
			return []string{step}, true
		}
		if rest, ok := pathTo(a.parts, a.kind == argumentList); ok {
			return append([]string{step}, rest...), true
		}
	}
	return nil, false
}

func (v *mapVerb) types(t *StateTypes) {
	t.Scopes = []reflect.Type{v.sc.out}
	t.Item = v.sc.item.mem.Type
	t.Written = v.distributed != nil && v.distributed.destination != nil
	if v.items.list != nil {
		t.Items = v.items.list.typ
		t.Raw = t.Items.Elem()
	}
	if v.items.reader != nil {
		t.Raw = v.items.reader.item
	}
	if v.items.batch != nil {
		t.Batch = typeOfValue(v.items.batch.input)
	}
}

func typeOfValue(v *value) reflect.Type {
	if v == nil {
		return nil
	}
	return v.typ
}

// VariablesOf tells the types of the variables that the user made.
func VariablesOf(d Definition) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for _, r := range d.handle().sc.m.variables {
		out[r.name] = r.mem.Type
	}
	return out
}

// FreeVariables lists the variables that an expression reads and does not bind, each with the path behind it.
func FreeVariables(text string) ([]jsonata.VariableRef, error) {
	root, err := jsonata.Parse(text)
	if err != nil {
		return nil, err
	}
	return jsonata.References(root).Variables, nil
}
