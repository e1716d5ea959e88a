package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// expressWait reports Tasks that wait in a way that EXPRESS workflows do not have.
var expressWait = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1306", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "EXPRESS workflow cannot wait for a job, a token or an activity",
		Doc: "An EXPRESS workflow, and an EXPRESS child of a distributed Map, calls services and goes on with their first answer. " +
			"Resources that end in .sync or .waitForTaskToken, and activities, need a STANDARD workflow. The type of the machine does not stand in the " +
			"definition: it is STANDARD unless said otherwise.",
		Spec: guide + "choosing-workflow-type.html",
		Bad:  expressChildExample("EXPRESS"),
		Good: expressChildExample("STANDARD"),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			var what string
			switch {
			case awaitsToken(t):
				what = "a task token"
			case awaitsJob(t):
				what = "the end of a job"
			case awaitsActivity(t):
				what = "an activity"
			default:
				return
			}
			if !p.Express(s.Scope) {
				return
			}
			f := p.Report(resourcePlace(s, t), "%q waits for %s, which %s cannot", s.Name, what, expressPlace(s))
			f.Help("%s", expressHelp(p, s, f))
		})
	},
}

// expressChildExample returns a machine with a distributed Map whose children, of the type given, wait for a job.
func expressChildExample(kind string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", ` +
		`"ExecutionType": "` + kind + `"}, "StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", ` +
		`"Parameters": {"JobName": "j"}, "End": true}}}}}}`
}
