package rules

import (
	"maps"
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
)

// members are the names that an object has; nil below a name means that anything may be there.
type members map[string]members

// names returns the names in alphabetical order.
func (m members) names() []string { return slices.Sorted(maps.Keys(m)) }

// contextMembers are those of the context object, $$ in JSONPath and $states.context in JSONata.
// Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
var contextMembers = members{
	"Execution": {
		"Id": nil, "Input": nil, "Name": nil, "RoleArn": nil, "StartTime": nil, "RedriveCount": nil, "RedriveTime": nil,
	},
	"State":        {"EnteredTime": nil, "Name": nil, "RetryCount": nil},
	"StateMachine": {"Id": nil, "Name": nil},
	"Task":         {"Token": nil},
	"Map":          {"Item": {"Index": nil, "Value": nil, "Key": nil, "Source": nil}},
}

// inMap reports whether a state is a Map, or runs for an item of one.
func inMap(state *validate.State) bool {
	for ; state != nil; state = state.Scope.Owner {
		if state.Kind() == asl.TypeMap {
			return true
		}
	}
	return false
}
