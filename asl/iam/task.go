package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/service"
)

// task grants what a Task needs.
func (d *deriver) task(v asl.Visit, t *asl.Task) {
	jsonata := v.QueryLanguage() == asl.JSONata
	c := &call{d: d, state: v.Name, pointer: v.Pointer}
	c.takes(jsonata, t.Parameters, t.Arguments)
	r, ok := service.Parse(t.Resource)
	if t.Credentials != nil {
		c.credentials(t.Credentials, jsonata)
		return
	}
	if !ok {
		c.unreadable(t.Resource)
		return
	}
	switch r.Kind {
	case service.Lambda:
		c.what = "calls the function by its own ARN"
		for _, s := range service.GrantsOf(service.ForFunction) {
			d.grant(grant{actions: s.Actions, resources: []Resource{literal(t.Resource)}, why: c.why("")})
		}
	case service.Activity:
		c.statements(service.GrantsOf(service.ForActivity)) // none: its workers need permissions
	case service.Optimized:
		c.what = "calls " + r.Service + ":" + r.Action + string(r.Pattern)
		c.something(r, c.optimized)
	case service.SDK:
		c.what = "calls aws-sdk:" + r.Service + ":" + r.Action + string(r.Pattern)
		c.something(r, c.sdk)
	case service.Other:
		c.doubtState(GapMissing, "Resource", "it names nothing that a Task can call, so it gives no permission")
	default:
		panic("iam: unknown kind of Resource")
	}
}

// takes sets the arguments: Parameters, or Arguments in JSONata. Without them the input of the state is the argument.
func (c *call) takes(isJSONata bool, parameters, arguments *jsontree.Value) {
	c.field, c.args = "Parameters", arg{d: c.d, tree: parameters}
	if isJSONata {
		c.field, c.args = "Arguments", arg{d: c.d, jsonata: true, tree: arguments}.read()
	}
	if c.args.node == nil && !c.args.unknown && c.args.tree.Kind() != jsontree.Object {
		c.args.tree, c.args.unknown = nil, true
	}
}

// something derives a call, and tells when nothing came of it though it needs a permission: what it works on is not given.
func (c *call) something(r service.Resource, derive func(service.Resource)) {
	grants, unknown := len(c.d.grants), len(c.d.unknown)
	derive(r)
	if len(c.d.grants) == grants && len(c.d.unknown) == unknown && r.Service != "apigateway" {
		c.doubtState(GapMissing, "Resource", "the arguments do not name what the call works on, so it gives no permission")
	}
}

// doubtState is doubt about a field of the state itself.
func (c *call) doubtState(gap Gap, field, reason string) {
	c.d.unknown = append(c.d.unknown, Unknown{State: c.state, Pointer: c.pointer + "/" + field, Field: field, Reason: reason, Gap: gap})
}

// unreadable handles a Resource that is no ARN: a placeholder, which can only be a function or an activity, or a mistake.
func (c *call) unreadable(resource string) {
	value := literal(resource)
	name := value.param()
	if name == "" {
		c.doubtState(GapMissing, "Resource", "it is no ARN, so it gives no permission")
		return
	}
	c.what = "calls what ${" + name + "} names, taken for a Lambda function"
	for _, s := range service.GrantsOf(service.ForFunction) {
		c.d.grant(grant{actions: s.Actions, resources: []Resource{value}, why: c.why("")})
	}
	c.doubtState(GapLater, "Resource", "it is taken for the ARN of a Lambda function; when it names an integration, write the Resource into the definition")
}

// credentials grants to take the role of a Task. What the Task itself needs belongs to that role.
func (c *call) credentials(value *asl.Value[asl.Credentials], jsonata bool) {
	c.what = "takes a role for the call; what the call needs belongs to that role"
	role := arg{d: c.d, unknown: true}
	if text, ok := value.Expression(); ok && jsonata {
		role = c.d.expression(text).get("RoleArn")
	} else if credentials, ok := value.Literal(); ok {
		if text, ok := credentials.RoleArn.Literal(); ok && credentials.RoleArn != nil {
			role = arg{d: c.d, texts: []Resource{literal(text)}}
		} else if text, ok := credentials.RoleArn.Expression(); ok && jsonata {
			role = c.d.expression(text)
		} else if credentials.RoleArnPath != nil && !jsonata {
			role = c.d.path(*credentials.RoleArnPath)
		}
	}
	dynamic := false
	var resources []Resource
	for _, r := range shaped(role.values(), shapes["Credentials.RoleArn"], false) {
		resources = append(resources, r)
		dynamic = dynamic || r.wild()
	}
	if dynamic {
		c.doubtState(GapWider, "Credentials.RoleArn", "the role is known only at run time, so the policy allows to take "+strings.Join(texts(resources, Values{}), " and "))
	}
	for _, s := range service.GrantsOf(service.ForCredentials) {
		c.d.grant(grant{actions: s.Actions, resources: resources, dynamic: dynamic, why: c.why("")})
	}
}
