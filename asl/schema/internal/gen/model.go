package main

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

const (
	schemaID = "https://github.com/aslgen/aslgen/asl/schema/asl.schema.json"
	specURL  = "https://states-language.net/spec.html"
)

// stateTypes are the state types, the most frequent first: the schema asks for the type in this order.
var stateTypes = []asl.StateType{
	asl.TypeTask, asl.TypeChoice, asl.TypePass, asl.TypeWait, asl.TypeSucceed, asl.TypeFail, asl.TypeMap, asl.TypeParallel,
}

// modelTypes are the structs of the model that get definitions.
var modelTypes = []reflect.Type{
	reflect.TypeFor[asl.StateMachine](),
	reflect.TypeFor[asl.Task](), reflect.TypeFor[asl.Parallel](), reflect.TypeFor[asl.Map](), reflect.TypeFor[asl.Pass](),
	reflect.TypeFor[asl.Wait](), reflect.TypeFor[asl.Choice](), reflect.TypeFor[asl.Succeed](), reflect.TypeFor[asl.Fail](),
	reflect.TypeFor[asl.Branch](), reflect.TypeFor[asl.ItemProcessor](), reflect.TypeFor[asl.ProcessorConfig](),
	reflect.TypeFor[asl.ChoiceRule](), reflect.TypeFor[asl.Retrier](), reflect.TypeFor[asl.Catcher](),
	reflect.TypeFor[asl.Credentials](), reflect.TypeFor[asl.ItemReader](), reflect.TypeFor[asl.ReaderConfig](),
	reflect.TypeFor[asl.ItemBatcher](), reflect.TypeFor[asl.ResultWriter](), reflect.TypeFor[asl.WriterConfig](),
}

// context is what the schema of an object depends on. The states inside a Map or a Parallel have the language of the
// machine unless they name their own, so both languages count.
type context struct {
	machine asl.QueryLanguage // the language of the machine
	state   asl.QueryLanguage // the language of the state
}

// contexts are the possible ones: a JSONPath state may not stand in a JSONata machine.
var contexts = []context{
	{asl.JSONPath, asl.JSONPath},
	{asl.JSONPath, asl.JSONata},
	{asl.JSONata, asl.JSONata},
}

// dependsOn says which parts of the context make a difference to the definition of a struct.
type dependsOn struct{ machine, state bool }

var dependencies = map[string]dependsOn{
	"StateMachine":    {machine: true},
	"Map":             {machine: true, state: true},
	"Parallel":        {machine: true, state: true},
	"Branch":          {machine: true},
	"ItemProcessor":   {machine: true},
	"ProcessorConfig": {},
	"Retrier":         {},
	"WriterConfig":    {},
}

// definition returns the name of the definition of a struct in a context.
func definition(object string, c context) string {
	d, ok := dependencies[object]
	if !ok {
		d = dependsOn{state: true}
	}
	switch {
	case d.state && d.machine && c.state != c.machine:
		return object + string(c.state) + "In" + string(c.machine)
	case d.state:
		return object + string(c.state)
	case d.machine:
		return object + string(c.machine)
	default:
		return object
	}
}

// titles are the names of objects in messages; %s stands for the query language.
var titles = map[string]string{
	"StateMachine":    "state machine",
	"Branch":          "branch of a Parallel state",
	"ItemProcessor":   "processor of a Map state",
	"ProcessorConfig": "ProcessorConfig of a Map state",
	"ChoiceRule":      "rule of a %s Choice state",
	"InnerRule":       "rule inside And, Or or Not",
	"Retrier":         "Retrier",
	"Catcher":         "Catcher of a %s state",
	"Credentials":     "Credentials of a %s Task state",
	"ItemReader":      "ItemReader of a %s Map state",
	"ReaderConfig":    "ReaderConfig of a %s Map state",
	"ItemBatcher":     "ItemBatcher of a %s Map state",
	"ResultWriter":    "ResultWriter of a %s Map state",
	"WriterConfig":    "WriterConfig of a Map state",
}
