package iam

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
)

// call is one call that a state makes: what its permissions hang on.
type call struct {
	d       *deriver
	state   string
	pointer string // of the element that holds the arguments
	field   string // of the arguments: "Parameters", "Arguments"
	within  string // what stands before the names of fields in messages: "ItemReader."
	what    string // what is called, in words
	args    arg

	sdkService *service.SDKService // of an AWS SDK integration
	sdkAction  *service.Action
}

// why says why a state needs a permission.
func (c *call) why(format string, more ...any) string {
	text := c.what
	if format != "" {
		text = fmt.Sprintf(format, more...)
	}
	if c.state == "" {
		return text
	}
	return c.state + ": " + text
}

// doubt records that a field does not tell what a policy should know.
func (c *call) doubt(gap Gap, field, reason string) {
	c.d.unknown = append(c.d.unknown, Unknown{State: c.state, Pointer: c.place(field), Field: c.within + field, Reason: reason, Gap: gap})
}

// place leads to a field of the arguments, or to what is nearest to it.
func (c *call) place(field string) string {
	pointer := diag.JoinPointer(c.pointer, c.field)
	tree := c.args.tree
	for step := range strings.SplitSeq(field, ".") {
		for _, name := range []string{step, step + ".$"} {
			if v := tree.Get(name); v != nil {
				pointer, tree = diag.JoinPointer(pointer, name), v
				break
			}
		}
	}
	return pointer
}

// runTime records once that a field is known only at run time.
func (c *call) runTime(field string, so string) {
	key := c.state + "\n" + c.within + field
	if c.d.told[key] {
		return
	}
	c.d.told[key] = true
	c.doubt(GapWider, field, "it is known only at run time, so "+so+"; write it into the definition, or keep a literal part of it in States.Format or &, to narrow the policy")
}

// fixed grants statements as they are, which hold no parameters of a call.
func (c *call) fixed(list []service.Statement, why string) {
	for _, s := range list {
		g := grant{actions: s.Actions, why: c.why("%s", why)}
		for _, r := range s.Resources {
			g.resources = append(g.resources, parse(r))
		}
		c.d.grant(g)
	}
}

// statements grants what the rows of the catalogue say.
func (c *call) statements(list []service.Statement) {
	for _, s := range list {
		c.statement(s)
	}
}

// statement grants what one row of the catalogue says. Nothing when all its resources hang on parameters that are not given.
func (c *call) statement(s service.Statement) {
	var resources []Resource
	dynamic, why := false, ""
	for i, template := range s.Resources {
		e := c.expand(template)
		for _, field := range e.unknown {
			dynamic = true
			why = fmt.Sprintf("%s (%s is known only at run time)", c.what, field)
		}
		if len(e.open) > 0 && !e.told {
			e.resources = c.dynamic(s, i, e.resources)
		}
		for _, field := range e.unknown {
			c.runTime(field, "the policy allows "+s.Actions[0]+" on "+e.resources[0].String())
		}
		resources = append(resources, e.resources...)
	}
	c.d.grant(grant{
		actions: s.Actions, resources: resources, conditions: c.conditions(s), dynamic: dynamic, why: c.why("%s", or(why, c.what)),
	})
}

// dynamic returns the resources of a row whose i-th resource is known only at run time: what the row has for that case. Where the guide
// would allow all of AWS, the pattern of the resource in the account and the region of the machine is enough.
func (c *call) dynamic(s service.Statement, i int, expanded []Resource) []Resource {
	fixed, _, _ := strings.Cut(strings.NewReplacer("${Partition}", "*", "${Region}", "*", "${Account}", "*").Replace(s.Resources[i]), "${")
	for _, text := range s.DynamicResources {
		open := strings.NewReplacer("${Partition}", "*", "${Region}", "*", "${Account}", "*").Replace(text)
		if text != "*" && (strings.HasPrefix(open, fixed) || strings.HasPrefix(fixed, strings.TrimSuffix(open, "*"))) {
			return []Resource{parse(text)}
		}
	}
	return expanded
}

// passedTo are the services that a role is passed to, where the row of the catalogue does not say it.
var passedTo = map[string]string{
	"ServiceRole": "elasticmapreduce.amazonaws.com", "JobFlowRole": "ec2.amazonaws.com", "AutoScalingRole": "application-autoscaling.amazonaws.com",
}

// conditions reads the condition of a row. A test whose value is not given, or may be anything, is left out.
func (c *call) conditions(s service.Statement) []Condition {
	var table map[string]map[string]json.RawMessage
	if len(s.Condition) > 0 && json.Unmarshal(s.Condition, &table) != nil {
		panic("iam: the condition of a row of the catalogue is no object of objects") // a test reads every row
	}
	var list []Condition
	for operator, tests := range table {
		for key, text := range tests {
			condition := Condition{Operator: operator, Key: key}
			for _, template := range words(text) {
				condition.Values = append(condition.Values, c.expandValue(template)...)
			}
			if len(condition.Values) == 0 || slices.ContainsFunc(condition.Values, Resource.any) {
				continue
			}
			if operator == "StringEquals" && slices.ContainsFunc(condition.Values, Resource.wild) {
				condition.Operator = "StringLike"
			}
			list = append(list, condition)
		}
	}
	return list
}

// words reads a JSON string or a list of them.
func words(text json.RawMessage) []string {
	var list []string
	if json.Unmarshal(text, &list) == nil {
		return list
	}
	return []string{strings.Trim(string(text), `"`)}
}

// passRole allows to pass a role that a field names.
func (c *call) passRole(field, principal string) { c.passRoles(field, c.args.get(field), principal) }

// passRoles allows to pass a role to a service.
func (c *call) passRoles(field string, value arg, principal string) {
	var resources []Resource
	dynamic := false
	for _, r := range c.list(value) {
		if r.any() {
			r = parse(role)
			c.runTime(field, "the policy allows to pass every role of the account to "+principal)
		}
		dynamic = dynamic || r.wild()
		resources = append(resources, roleARN(field, r))
	}
	c.d.grant(grant{
		actions: []string{"iam:PassRole"}, resources: resources, dynamic: dynamic,
		conditions: []Condition{{Operator: "StringEquals", Key: "iam:PassedToService", Values: []Resource{parse(principal)}}},
		why:        c.why("hands the role in %s to %s", field, principal),
	})
}
