package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// callPattern reports a pattern that does not exist, or that the call does not offer.
var callPattern = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4010", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "call does not offer the pattern",
		Doc: "The end of the Resource says how the Task waits: nothing for request and response, .sync or .sync:2 until the job is done, " +
			".waitForTaskToken until somebody sends the token back. Each optimized integration offers some of them; an AWS SDK " +
			"integration never offers .sync, and a Lambda function that is called by its own ARN offers none.",
		Spec: guide + "connect-to-resource.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.sync", ` +
			`"Parameters": {"QueueUrl": "https://sqs.eu-central-1.amazonaws.com/111122223333/charts", "MessageBody": "done"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", ` +
			`"Parameters": {"QueueUrl": "https://sqs.eu-central-1.amazonaws.com/111122223333/charts", "MessageBody": "done"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template {
				continue
			}
			switch c.Resource.Kind {
			case service.Lambda:
				checkFunctionPattern(p, state, c)
			case service.Optimized, service.SDK:
				checkPattern(p, state, c)
			}
		}
	},
}

func checkPattern(p *validate.Pass, state *validate.State, c *validate.Call) {
	pattern := c.Resource.Pattern
	if !pattern.Known() {
		patterns := patternNames(service.Patterns())
		reportResource(p, state, "Resource ends in %q, which is no pattern", string(pattern)).
			Help("%s", meant(nearestOf(string(pattern), patterns), "patterns are "+quoted(patterns, "and")))
		return
	}
	if c.Resource.Kind == service.SDK {
		if pattern == service.Sync || pattern == service.Sync2 {
			reportResource(p, state, "an AWS SDK integration does not offer %q", string(pattern)).Help("%s", syncHelp(c))
		}
		return
	}
	if c.Integration == nil || c.Integration.Offer(pattern) != nil {
		return
	}
	f := reportResource(p, state, "%q does not offer %q", c.Name(), string(pattern))
	if slices.Contains(c.Integration.Doubtful, pattern) {
		f.Severity(diag.Warning)
	}
	f.Help("%s", offersHelp(c))
}

// checkFunctionPattern reports a pattern at the end of the ARN of a function. No name of a function holds a dot.
func checkFunctionPattern(p *validate.Pass, state *validate.State, c *validate.Call) {
	i := strings.IndexByte(c.Resource.Name, '.')
	if i < 0 {
		return
	}
	reportResource(p, state, "a Lambda function called by its own ARN does not offer %q", c.Resource.Name[i:]).
		Help("call %q with the ARN as FunctionName", optimizedForm(c, "lambda", "invoke", service.WaitForTaskToken))
}

// syncHelp says how to wait for the job that an AWS SDK integration starts.
func syncHelp(c *validate.Call) string {
	for _, name := range service.OptimizedServices() {
		for _, action := range service.OptimizedActions(name) {
			if action != c.Resource.Action {
				continue
			}
			i := service.LookupOptimized(name, action)
			if i.SDKService == c.Resource.Service && i.Offer(service.Sync) != nil {
				return `use the optimized integration: "` + optimizedForm(c, name, action, service.Sync) + `"`
			}
		}
	}
	return "ask for the state of the job in a loop with Wait and Choice, or wait for a task token"
}

// offersHelp says which patterns an integration offers.
func offersHelp(c *validate.Call) string {
	var names []string
	for _, offer := range c.Integration.Offers {
		if offer.Pattern != service.RequestResponse {
			names = append(names, string(offer.Pattern))
		}
	}
	if len(names) == 0 {
		return "it offers request and response only: leave the end of the Resource away"
	}
	return "it offers request and response, without an end, and " + quoted(names, "and")
}

// patternNames returns the patterns as words, request and response excepted.
func patternNames(list []service.Pattern) []string {
	var names []string
	for _, p := range list {
		if p != service.RequestResponse {
			names = append(names, string(p))
		}
	}
	return names
}
