package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
)

// mapRun is a distributed Map.
type mapRun struct{ state, label string }

// remember notes a Map, and tells whether it is distributed.
func (d *deriver) remember(v asl.Visit, m *asl.Map) bool {
	if m.ItemProcessor == nil || !m.ItemProcessor.Distributed() {
		return false
	}
	run := mapRun{state: v.Name}
	if m.Label != nil {
		run.label = *m.Label
	}
	d.maps = append(d.maps, run)
	return true
}

// runs are the ARNs of what the distributed Maps have of a type: their Map Runs (mapRun) or the children of these (execution); then the
// names of the Maps, and whether each has a Label, so that the ARNs are its own.
func (d *deriver) runs(kind string) (arns []Resource, names string, labelled bool) {
	labelled = true
	var states []string
	own := parse("arn:${Partition}:states:${Region}:${Account}:" + kind + ":${StateMachineName}/")
	for _, m := range d.maps {
		states = append(states, m.state)
		labelled = labelled && m.label != ""
		arns = append(arns, concat(own, literal(m.label), parse(":*")))
	}
	if !labelled {
		arns = []Resource{concat(own, parse("*:*"))}
	}
	return arns, strings.Join(states, ", "), labelled
}

// distributed grants what the reader and the writer of a distributed Map need, and remembers the Map.
func (d *deriver) distributed(v asl.Visit, m *asl.Map) {
	if !d.remember(v, m) {
		return
	}
	jsonata := v.QueryLanguage() == asl.JSONata
	if r := m.ItemReader; r != nil {
		c := &call{d: d, state: v.Name, pointer: v.Pointer + "/ItemReader", within: "ItemReader."}
		c.takes(jsonata, r.Parameters, r.Arguments)
		c.reader(r)
	}
	if w := m.ResultWriter; w != nil && w.Resource != nil {
		c := &call{d: d, state: v.Name, pointer: v.Pointer + "/ResultWriter", within: "ResultWriter."}
		c.takes(jsonata, w.Parameters, w.Arguments)
		c.what = "writes the results of its Map Run, in parts when they are large"
		for _, s := range service.GrantsOf(service.ForResultWriter) {
			if c.args.get("Prefix").absent() {
				s.Resources = []string{strings.Replace(s.Resources[0], "/${Prefix}", "", 1)}
			}
			c.statement(s)
		}
	}
}

// mapRuns grants what distributed Maps need of the machine itself: they start its child executions, and a redrive starts them again.
func (d *deriver) mapRuns() {
	if len(d.maps) == 0 {
		return
	}
	runs, names, labelled := d.runs("execution")
	c := &call{d: d, state: names}
	for _, s := range service.GrantsOf(service.ForMapRun) {
		g := grant{actions: s.Actions, resources: runs}
		switch s.Actions[0] {
		case "states:StartExecution":
			g.resources, g.why = []Resource{{{Hole: HoleStateMachineARN}}}, c.why("a distributed Map starts child executions of the machine itself")
		case "states:RedriveExecution":
			g.why = c.why("a redrive starts failed child executions of the Map Run again")
		default:
			g.resources = append(runs[:len(runs):len(runs)], parse("arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:*"))
			g.why = c.why("a distributed Map watches and stops its child executions")
		}
		if !labelled && s.Actions[0] != "states:StartExecution" {
			g.why += "; without a Label on each Map, those of all its Maps"
		}
		d.grant(g)
	}
}

// reader grants what an ItemReader needs.
func (c *call) reader(r *asl.ItemReader) {
	c.d.sees(r.Resource)
	resource, _ := service.Parse(r.Resource)
	config := r.ReaderConfig
	if config == nil {
		config = &asl.ReaderConfig{}
	}
	switch resource.Service + ":" + resource.Action {
	case "s3:getObject":
		c.what = "reads the items of its Map Run"
		c.getObject(service.GrantsOf(service.ForGetObject)[0])
		c.manifest(config)
	case "s3:listObjectsV2":
		c.what = "lists the objects that are the items of its Map Run"
		c.listObjects(service.GrantsOf(service.ForListObjects)[0])
		if config.Transformation != nil && *config.Transformation == asl.ReaderLoadAndFlatten {
			c.what = "reads the objects that it lists"
			c.statement(service.Statement{Actions: []string{"s3:GetObject"}, Resources: []string{"arn:${Partition}:s3:::${Bucket}/" + c.listed()}})
		}
	default:
		c.d.unknown = append(c.d.unknown, Unknown{State: c.state, Pointer: c.pointer + "/Resource", Field: "ItemReader.Resource",
			Reason: "it is no reader that is known, so it gives no permission; add what it needs", Gap: GapMissing})
	}
}

// listed is the template of the keys that a listing may give.
func (c *call) listed() string {
	if c.args.get("Prefix").absent() {
		return "*"
	}
	return "${Listed}*"
}
