package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// distributedInExpress reports distributed Maps where no Map Run can start.
var distributedInExpress = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1212", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "distributed Map in an EXPRESS workflow",
		Doc: "Only a STANDARD workflow starts child executions for a Map. A machine that is deployed as EXPRESS has no distributed " +
			"Map, nor have EXPRESS children of one.",
		Spec: guide + "state-map-distributed.html",
		Bad:  nestedMapExample("EXPRESS"),
		Good: nestedMapExample("STANDARD"),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			if !distributed || !p.Express(s.Scope) {
				return
			}
			_, field := processorOf(m)
			f := p.Report(s.At(field, "ProcessorConfig", "Mode"), `"Mode" is "DISTRIBUTED" in %s`, expressPlace(s))
			f.Help("%s; or set \"Mode\": \"INLINE\"", expressHelp(p, s, f))
		})
	},
}

// nestedMapExample returns a machine with a distributed Map inside another one, whose children have the type given.
func nestedMapExample(outer string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", ` +
		`"ExecutionType": "` + outer + `"}, "StartAt": "B", "States": {"B": {"Type": "Map", "End": true, "ItemProcessor": ` +
		`{"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "C", "States": {"C": {"Type": "Succeed"}}}}}}}}}`
}

// expressOwner returns the distributed Map whose EXPRESS children the state runs in; nil when the machine itself is EXPRESS.
func expressOwner(s *validate.State) *validate.State {
	for scope := s.Scope; scope != nil; scope = scope.Parent {
		if scope.Model.Distributed() {
			return scope.Owner
		}
	}
	return nil
}

// expressPlace names the EXPRESS workflow that a state is in, for a message.
func expressPlace(s *validate.State) string {
	if expressOwner(s) != nil {
		return "an EXPRESS child of a distributed Map"
	}
	return "an EXPRESS workflow"
}

// expressHelp says how to make the workflow that a state is in STANDARD, and points a finding at the place that says EXPRESS.
func expressHelp(p *validate.Pass, s *validate.State, f *validate.Finding) string {
	owner := expressOwner(s)
	if owner == nil {
		return "deploy the machine as STANDARD"
	}
	_, field := processorOf(owner.Model.(*asl.Map)) // only a Map owns a distributed scope
	f.Related(owner.At(field, "ProcessorConfig", "ExecutionType"), "the children of %q are EXPRESS", owner.Name)
	return "set \"ExecutionType\": \"STANDARD\" in the Map \"" + owner.Name + "\""
}
