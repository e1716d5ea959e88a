package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// callService reports a service that has no optimized integrations.
var callService = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4005", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "service has no optimized integrations",
		Doc: "arn:aws:states:::service:action calls one of the few services for which Step Functions has integrations of its own; every " +
			"other API is called as arn:aws:states:::aws-sdk:service:action. A service that is not known at all is a warning: it may be " +
			"newer than the catalogue.",
		Spec: guide + "integrate-optimized.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::s3:getObject", ` +
			`"Parameters": {"Bucket": "charts", "Key": "1"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", ` +
			`"Parameters": {"Bucket": "charts", "Key": "1"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template || c.Resource.Kind != service.Optimized || len(service.OptimizedActions(c.Resource.Service)) > 0 {
				continue
			}
			checkService(p, state, c)
		}
	},
}

func checkService(p *validate.Pass, state *validate.State, c *validate.Call) {
	name, action := c.Resource.Service, c.Resource.Action
	f := reportResource(p, state, "service %q has no optimized integrations", name)
	if s := service.LookupSDK(name); s != nil {
		f.Help("call the API: %q", sdkForm(c, name, known(s, action)))
		return
	}
	if near := nearestOf(name, service.OptimizedServices()); near != "" {
		f.Help("did you mean %q?", near)
		if !slip(name, near) && service.LookupOptimized(near, action) == nil {
			f.Severity(diag.Warning)
		}
		return
	}
	if s := optimizedAlias(name); s != "" {
		f.Help("the service is called %q here", s)
		return
	}
	if s := service.Misnamed(name); s != nil {
		f.Help("call the API: %q", sdkForm(c, s.Name, known(s, action)))
		return
	}
	f.Severity(diag.Warning).Help("services that have: %s", strings.Join(service.OptimizedServices(), ", "))
}

// optimizedAlias returns the service of optimized integrations that other places of AWS call by another name, "" when there is none.
func optimizedAlias(name string) string {
	switch strings.ToLower(name) {
	case "emr":
		return "elasticmapreduce"
	case "sfn", "stepfunctions", "step-functions":
		return "states"
	case "eventbridge":
		return "events"
	case "emrcontainers":
		return "emr-containers"
	case "emrserverless":
		return "emr-serverless"
	default:
		return ""
	}
}

// known spells an action as the service does when it is a misspelling of one that it has.
func known(s *service.SDKService, action string) string {
	if s.Action(action) == nil {
		if near := s.Nearest(action); near != "" {
			return near
		}
	}
	return action
}
