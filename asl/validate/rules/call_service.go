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
	if sdkWord(name) {
		f.Help("did you mean %q?", "aws-sdk")
		return
	}
	if alias := optimizedAlias(name); alias != "" {
		f.Help("%s", aliasHelp(c, alias))
		return
	}
	if s := service.LookupSDK(name); s != nil {
		f.Help("call the API: %q", sdkForm(c, name, apiAction(s, action)))
		return
	}
	if near := nearestOf(name, service.OptimizedServices()); near != "" {
		f.Help("did you mean %q?", near)
		if !slip(name, near) && service.LookupOptimized(near, action) == nil {
			f.Severity(diag.Warning)
		}
		return
	}
	if s := service.Misnamed(name); s != nil {
		f.Help("call the API: %q", sdkForm(c, s.Name, apiAction(s, action)))
		return
	}
	f.Severity(diag.Warning).Help("services that have: %s", strings.Join(service.OptimizedServices(), ", "))
}

// sdkWord reports whether the service of an integration stands for aws-sdk: the service itself follows behind it.
func sdkWord(name string) bool {
	switch service.PlainName(name) {
	case "awssdk", "awssdks":
		return true
	default:
		return diag.Nearest(name, []string{"aws-sdk"}) != ""
	}
}

// aliasHelp says how to call the action of a service that optimized integrations know under another name.
func aliasHelp(c *validate.Call, alias string) string {
	action, pattern := c.Resource.Action, c.Resource.Pattern
	if i := service.LookupOptimized(alias, action); i != nil && i.Offer(pattern) != nil {
		return `did you mean "` + optimizedForm(c, alias, action, pattern) + `"?`
	}
	s := sdkOf(c.Resource.Service)
	if s == nil {
		s = sdkOf(alias)
	}
	if s != nil && s.Action(action) != nil && service.LookupOptimized(alias, action) == nil {
		return `call the API: "` + sdkForm(c, s.Name, action) + `"`
	}
	return `the service is called "` + alias + `" here`
}

// aliases are the services of optimized integrations by what people write and other places of AWS call them, without dashes.
var aliases = map[string]string{
	"emr": "elasticmapreduce", "emrserverless": "emr-serverless", "emrcontainers": "emr-containers",
	"sfn": "states", "stepfunctions": "states", "eventbridge": "events", "cloudwatchevents": "events",
	"bedrockruntime": "bedrock", "ddb": "dynamodb",
}

// optimizedAlias returns the service of optimized integrations that a name means which no integration has, "" when there is none.
func optimizedAlias(name string) string { return aliases[service.PlainName(name)] }

// apiAction spells an action as the API does: as it is, or the one that it is near; "action" when the API is known to have none.
func apiAction(s *service.SDKService, action string) string {
	spelt := known(s, action)
	if s.Action(spelt) == nil && len(s.Actions()) > 0 {
		return "action"
	}
	return spelt
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
