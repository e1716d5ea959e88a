package interp

import (
	"maps"
	"slices"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// context makes the context object.
// AWS page: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
func (v *visit) context() *value.Object {
	x := v.scope.x
	if exact := x.engine.options.exactContext; exact != nil {
		return exact
	}
	o := value.ObjectOf(
		"Execution", x.context(),
		"StateMachine", value.ObjectOf("Id", x.smARN, "Name", x.smName),
		"State", v.stateContext(),
	)
	if v.token != "" {
		o.Set("Task", value.ObjectOf("Token", v.token))
	}
	if item := v.scope.mapItem(); item != nil {
		in := value.ObjectOf("Index", float64(item.index), "Value", item.value)
		if item.key != "" {
			in.Set("Key", item.key)
		}
		if item.source != "" {
			in.Set("Source", item.source)
		}
		o.Set("Map", value.ObjectOf("Item", in))
	}
	for _, name := range slices.Sorted(maps.Keys(x.engine.options.Context)) {
		o.Set(name, x.engine.options.Context[name])
	}
	return o
}

// context is the part of the context object about the execution. An execution that a caller waits for cannot be redriven.
func (x *Execution) context() *value.Object {
	o := value.ObjectOf("Id", x.arn, "Input", x.input, "StartTime", x.started.Format(timeLayout), "Name", x.name, "RoleArn", x.role)
	if !x.engine.options.Sync {
		o.Set("RedriveCount", float64(x.redrives))
	}
	if x.redrives > 0 {
		o.Set("RedriveTime", x.redriven.Format(timeLayout))
	}
	return o
}

// stateContext is the part of the context object about the state. Only states that can retry have a RetryCount.
func (v *visit) stateContext() *value.Object {
	o := value.ObjectOf("EnteredTime", v.entered.Format(timeLayout), "Name", v.node.name)
	switch v.node.kind {
	case "Task", "Map", "Parallel":
		o.Set("RetryCount", float64(v.retries))
	}
	return o
}

// mapItem returns the item of the innermost iteration that the scope is in.
func (s *scope) mapItem() *mapItem {
	for ; s != nil; s = s.parent {
		if s.item != nil {
			return s.item
		}
	}
	return nil
}
