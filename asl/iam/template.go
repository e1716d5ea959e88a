package iam

import (
	"slices"
	"strings"
)

// expansion is what a template of a resource gives for one call.
type expansion struct {
	resources []Resource // none: a parameter is not given
	unknown   []string   // fields of which at least a part is known only at run time
	open      []string   // fields of which nothing is known
	told      bool       // of at least one field something is known
}

// expand fills the parameters of a call into a template of the catalogue: "arn:${Partition}:sns:…:${TopicName}". A value that is an ARN
// takes the place of the whole resource.
func (c *call) expand(template string) expansion {
	e := expansion{resources: []Resource{nil}}
	template = strings.TrimSuffix(template, " as ARN")
	for template != "" {
		name, start, end := placeholder(template)
		e.join([]Resource{parse(template[:start])}, false)
		if name != "" {
			c.fill(&e, name, template[end:])
		}
		if len(e.resources) == 0 {
			return expansion{}
		}
		template = template[end:]
	}
	for i, r := range e.resources {
		e.resources[i] = anyObject(shorten(r))
	}
	return e
}

// expandValue fills parameters into a value of a condition.
func (c *call) expandValue(template string) []Resource { return c.expand(template).resources }

// fill appends what a name in a template stands for. The rest of the template follows it.
func (c *call) fill(e *expansion, name, rest string) {
	if hole := placeHole(name); hole != "" {
		e.join([]Resource{{{Hole: hole}}}, false)
		return
	}
	field, values := c.word(name)
	for _, v := range values {
		if v.any() && !slices.Contains(e.open, field) {
			e.open = append(e.open, field)
		}
		e.told = e.told || !v.any()
		if v.wild() && field != "" && !slices.Contains(e.unknown, field) {
			e.unknown = append(e.unknown, field)
		}
	}
	if len(e.resources) == 1 && len(e.resources[0]) == 0 && rest == "" {
		if shape := shapes[name]; shape != "" {
			values = shaped(values, shape, mayBeName[name])
		}
	}
	e.join(values, mayBeARN[name] && rest == "")
}

// placeHole returns the hole of a name in a template of the catalogue: there only the partition, the region and the account are holes.
func placeHole(name string) Hole {
	switch hole := holes[name]; hole {
	case HolePartition, HoleRegion, HoleAccount:
		return hole
	default:
		return ""
	}
}

// shaped gives values the form of the ARNs that they must be: what is known only at run time is an ARN of that form, and a name, where
// the parameter takes one, stands behind what the ARNs begin with.
func shaped(values []Resource, shape string, names bool) []Resource {
	var all []Resource
	prefix := parse(strings.TrimSuffix(shape, "*"))
	for _, v := range values {
		switch {
		case v.any():
			v = parse(shape)
		case names && v.param() != "":
			v = Resource{{Hole: HoleNameOrARN, Param: v.param(), Prefix: prefix}}
		case !v.isARN() && len(v) > 0 && v[0].Hole == "":
			v = concat(prefix, v)
		}
		all = append(all, v)
	}
	return all
}

// join appends values to all resources so far.
func (e *expansion) join(values []Resource, maybeARN bool) {
	var all []Resource
	for _, r := range e.resources {
		for _, v := range values {
			switch {
			case (v.isARN() || v.becomesARN()) && r.isARN():
				all = append(all, v)
			case maybeARN && v.param() != "" && r.isARN():
				all = append(all, Resource{{Hole: HoleNameOrARN, Param: v.param(), Prefix: r}})
			default:
				all = append(all, concat(r, v))
			}
		}
	}
	e.resources = all
}

// mayBeARN are parameters that take a name or an ARN.
var mayBeARN = map[string]bool{
	"TableName": true, "ModelId": true, "BaseModelIdentifier": true, "GuardrailIdentifier": true, "ProjectName": true,
	"Entries[].EventBusName or default": true,
}

// shapes are the ARNs of what a parameter names whose row of the catalogue is the parameter alone.
var shapes = map[string]string{
	"TopicArn":             "arn:${Partition}:sns:${Region}:${Account}:*",
	"StateMachineArn":      "arn:${Partition}:states:${Region}:${Account}:stateMachine:*",
	"HarnessArn":           "arn:${Partition}:bedrock-agentcore:${Region}:${Account}:harness/*",
	"ConnectionArn":        "arn:${Partition}:events:${Region}:${Account}:connection/*",
	"GuardrailIdentifier":  "arn:${Partition}:bedrock:${Region}:${Account}:guardrail/*",
	"Credentials.RoleArn":  "arn:${Partition}:iam::*:role/*",
	"RoleArn":              role,
	"ExecutionRoleArn":     role,
	"NodeRole":             role,
	"PodExecutionRoleArn":  role,
	"ServiceRole":          role,
	"JobFlowRole":          role,
	"AutoScalingRole":      role,
	"Role":                 role,
	"task role ARN":        role,
	"execution role ARN":   role,
	"model execution role": role,
}

// mayBeName are parameters with a shape that take a name as well as an ARN.
var mayBeName = map[string]bool{"ServiceRole": true, "JobFlowRole": true, "AutoScalingRole": true, "GuardrailIdentifier": true}

// role is the pattern of the roles of the account. Only those can be passed.
const role = "arn:${Partition}:iam::${Account}:role/*"
