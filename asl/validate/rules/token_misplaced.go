package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// tokenMisplaced reports reads of a task token where there is none.
var tokenMisplaced = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1302", Severity: diag.Warning,
		Title: "task token is read where there is none",
		Doc: "Only a Task with .waitForTaskToken has a task token, and only while it runs. Elsewhere Task is missing in the context " +
			"object, and the expression fails or gives nothing. A worker of an activity gets its token by GetActivityTask.",
		Spec: guide + "input-output-contextobject.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": ` +
			`{"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}, "End": true}}}`,
		Good: callbackExample(`"Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}`, `, "TimeoutSeconds": 3600`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			help := "hand the token on in the input of the Task that waits for it"
			if task, ok := s.Model.(*asl.Task); ok {
				if awaitsToken(task) || awaitsActivity(task) || validate.HasPlaceholder(task.Resource) {
					continue
				}
				help = `add ".waitForTaskToken" to "Resource" when this Task is to wait for an answer; otherwise remove the token`
			}
			for _, site := range s.Sites {
				if readsTask(site) {
					p.Report(site.Pointer(), "%q reads the task token, which only a Task with .waitForTaskToken has", site.Name()).Help("%s", help)
				}
			}
		}
	},
}

// readsTask reports whether an expression reads Task in the context object by its name.
func readsTask(site *validate.Site) bool {
	if site.Unknown() {
		return false
	}
	if site.Kind != validate.JSONata {
		return pathReads(site.Text, true)
	}
	_, refs, _ := site.JSONata()
	if refs == nil {
		return false
	}
	for _, v := range refs.Variables {
		if v.Name == "states" && len(v.Path) >= 2 && slices.Equal(v.Path[:2], tokenPath[:2]) {
			return true
		}
	}
	return false
}
