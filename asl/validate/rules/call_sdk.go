package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// sdkServiceName reports a service that is not known to the AWS SDK.
var sdkServiceName = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4007", Severity: diag.Warning, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "service of an AWS SDK integration is not known",
		Doc: "The service in arn:aws:states:::aws-sdk:service:action is written in lower case letters and digits, as the AWS SDK for Java " +
			"names it: sfn, cloudwatchlogs, eventbridge. A service that is known under another name is an error; one that is not known at " +
			"all may be newer than the catalogue.",
		Spec: guide + "supported-services-awssdk.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:secretmanager:listThings", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:secretsmanager:listSecrets", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template || c.Resource.Kind != service.SDK || c.Service != nil {
				continue
			}
			name := c.Resource.Service
			f := reportResource(p, state, "service %q is not known to the AWS SDK", name)
			if s := sdkMeant(name); s != nil {
				f.Severity(diag.Error).Help("%s", sdkNameHelp(c, s))
			} else if near := service.NearestSDK(name); near != "" {
				f.Help("did you mean %q?", near)
				if slip(name, near) && service.LookupSDK(near).Action(c.Resource.Action) != nil {
					f.Severity(diag.Error)
				}
			} else {
				f.Help("the name is that of the AWS SDK for Java in lower case; a new service may have it")
			}
		}
	},
}

// sdkMeant returns the service that is known elsewhere under a name, nil when there is none.
func sdkMeant(name string) *service.SDKService {
	if s := service.Misnamed(name); s != nil {
		return s
	}
	return sdkOf(optimizedAlias(name))
}

// sdkNameHelp says how to call a service that is called otherwise: by its API, or by the optimized integration that has the action.
func sdkNameHelp(c *validate.Call, s *service.SDKService) string {
	name, action, pattern := c.Resource.Service, c.Resource.Action, c.Resource.Pattern
	if s.Action(action) == nil {
		for _, optimized := range [...]string{name, optimizedAlias(name)} {
			if i := service.LookupOptimized(optimized, action); i != nil && i.Offer(pattern) != nil {
				return `use the optimized integration: "` + optimizedForm(c, optimized, action, pattern) + `"`
			}
		}
	}
	help := `the service is called "` + s.Name + `" here`
	if spelt := known(s, action); s.Action(spelt) != nil {
		help += `: "` + sdkForm(c, s.Name, spelt) + `"`
	}
	return help
}

// sdkAction reports an action that the service does not have.
var sdkAction = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4008", Severity: diag.Warning, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "action of an AWS SDK integration is not known",
		Doc: "The action in arn:aws:states:::aws-sdk:service:action is the name of the API action with its first letter in lower case: " +
			"listBuckets. Other upper and lower case, or one wrong letter, is an error; another action may be newer than the catalogue.",
		Spec: guide + "supported-services-awssdk.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listAllBuckets", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template || c.Service == nil || c.Action != nil || c.Service.Unsupported(c.Resource.Action) {
				continue
			}
			actions := c.Service.Actions()
			if len(actions) == 0 {
				continue // of this service no action is known
			}
			action := c.Resource.Action
			f := reportResource(p, state, "service %q has no action %q", c.Resource.Service, action)
			near := nearestOf(action, actions)
			switch {
			case near != "":
				f.Help("did you mean %q?", near)
				if slip(action, near) {
					f.Severity(diag.Error)
				}
			case upperFirst(action):
				f.Severity(diag.Error).Help("the names of actions begin with a lower case letter")
			default:
				f.Help("the name is that of the API action with its first letter in lower case; a new action may have it")
			}
		}
	},
}

// sdkUnsupported reports an action that Step Functions does not support.
var sdkUnsupported = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4009", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "Step Functions does not support the action",
		Doc: "The developer guide lists actions that AWS SDK integrations leave out: those that answer with a stream of events, those that " +
			"hand out credentials, and outdated ones.",
		Spec: guide + "supported-services-awssdk.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:bedrockruntime:converseStream", ` +
			`"Parameters": {"ModelId": "m"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:bedrockruntime:converse", ` +
			`"Parameters": {"ModelId": "m"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template || c.Service == nil || !c.Service.Unsupported(c.Resource.Action) {
				continue
			}
			f := reportResource(p, state, "Step Functions does not support the action %q of %q", c.Resource.Action, c.Resource.Service)
			if plain := withoutStream(c.Resource.Action); plain != c.Resource.Action && c.Service.Action(plain) != nil {
				f.Help("use %q, which answers at once", plain)
			} else if c.Resource.Service == "sts" {
				f.Help("give the Task Credentials with the RoleArn to run it with another role")
			} else {
				f.Help("call it from a Lambda function")
			}
		}
	},
}

// withoutStream returns the name of the action that answers at once instead of with a stream.
func withoutStream(action string) string {
	action, _ = strings.CutSuffix(action, "Stream")
	action, _ = strings.CutSuffix(action, "WithResponse")
	return action
}

// upperFirst reports whether a name begins with an upper case letter.
func upperFirst(name string) bool { return name != "" && 'A' <= name[0] && name[0] <= 'Z' }
