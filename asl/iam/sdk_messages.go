package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// messageCalls are the calls of queues, topics, functions, event buses, logs, mails and executions.
var messageCalls = map[string]func(*call, []service.Permission){
	"sqs:*":                   (*call).sqsCall,
	"sqs:getQueueUrl":         (*call).queueURL,
	"sqs:createQueue":         (*call).permissions,
	"sqs:listQueues":          (*call).permissions,
	"sns:publish":             func(c *call, list []service.Permission) { c.publish(service.Statement{Actions: actionsOf(list)}) },
	"lambda:*":                (*call).lambdaCall,
	"eventbridge:putEvents":   (*call).putEvents,
	"eventbridge:*":           (*call).rule,
	"cloudwatchlogs:*":        (*call).logs,
	"sfn:describeExecution":   (*call).execution,
	"sfn:stopExecution":       (*call).execution,
	"sfn:redriveExecution":    (*call).execution,
	"sfn:getExecutionHistory": (*call).execution,
	"ses:sendEmail":           (*call).mail,
	"ses:sendRawEmail":        (*call).mail,
	"ses:sendTemplatedEmail":  (*call).mail,
	"sesv2:sendEmail":         (*call).mail,
}

func actionsOf(list []service.Permission) []string {
	var actions []string
	for _, p := range list {
		actions = append(actions, p.Action)
	}
	return actions
}

// sqsCall grants actions on the queue that QueueUrl names; some calls name it by its ARN.
func (c *call) sqsCall(list []service.Permission) {
	if c.args.get("QueueUrl").absent() {
		for _, field := range []string{"SourceArn", "DestinationArn"} {
			for _, v := range c.args.get(field).values() {
				c.d.grant(grant{actions: actionsOf(list), resources: shaped([]Resource{v}, "arn:${Partition}:sqs:${Region}:${Account}:*", false), dynamic: v.wild(), why: c.why("")})
			}
		}
		return
	}
	c.queue("QueueUrl", actionsOf(list))
}

// queueURL grants to ask for the URL of a queue, which may belong to another account.
func (c *call) queueURL(list []service.Permission) {
	owners := append(c.args.get("QueueOwnerAwsAccountId").values(), c.args.get("QueueOwnerAWSAccountId").values()...)
	if len(owners) == 0 {
		c.permissions(list)
		return
	}
	for _, name := range c.args.get("QueueName").values() {
		arn := join(":", parse("arn:${Partition}:sqs:${Region}"), owners[0], name)
		if arn.wild() {
			c.runTime("QueueName", "the policy allows "+arn.String())
		}
		c.d.grant(grant{actions: actionsOf(list), resources: []Resource{arn}, dynamic: arn.wild(), why: c.why("")})
	}
}

// lambdaCall grants actions on the function that FunctionName names.
func (c *call) lambdaCall(list []service.Permission) {
	for _, p := range list {
		if c.args.get("FunctionName").absent() || len(p.Types) != 1 || p.Types[0].Name != "function" {
			c.permission(p)
			continue
		}
		c.invoke(service.Statement{Actions: []string{p.Action}})
	}
}

// putEvents grants to put events on the buses that the entries name.
func (c *call) putEvents(list []service.Permission) {
	c.statement(service.Statement{
		Actions: actionsOf(list), Resources: []string{"arn:${Partition}:events:${Region}:${Account}:event-bus/${Entries[].EventBusName or default}"},
		DynamicResources: []string{"arn:${Partition}:events:*:*:event-bus/*"},
	})
}

// rule grants actions on a rule: one of a bus of its own has the name of the bus in its ARN.
func (c *call) rule(list []service.Permission) {
	custom := false
	for _, v := range c.args.get("EventBusName").values() {
		text, known := v.plain()
		custom = custom || !known || text != "default"
	}
	for _, p := range list {
		var types []service.ResourceType
		for _, t := range p.Types {
			if t.Name == "rule-on-custom-event-bus" && !custom || t.Name == "rule-on-default-event-bus" && custom {
				continue
			}
			types = append(types, t)
		}
		if len(types) > 0 {
			p.Types = types
		}
		c.permission(p)
	}
}

// logs grants actions on log groups and streams. The ARN of a group ends in :* where it is more than a target of tags.
func (c *call) logs(list []service.Permission) {
	for _, p := range list {
		types := append([]service.ResourceType{}, p.Types...)
		for i, t := range types {
			if t.Name == "log-group" && !strings.Contains(p.Action, "Tag") {
				types[i].ARN = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:*"
			}
		}
		p.Types = types
		c.permission(p)
	}
}

// execution grants actions on the execution whose ARN is given.
func (c *call) execution(list []service.Permission) {
	for _, v := range c.args.get("ExecutionArn").values() {
		if v.wild() {
			c.runTime("ExecutionArn", "the policy allows the executions of every machine of the account in the region")
		}
		arn := shaped([]Resource{v}, "arn:${Partition}:states:${Region}:${Account}:execution:*", false)
		c.d.grant(grant{actions: actionsOf(list), resources: arn, dynamic: v.wild(), why: c.why("")})
	}
}

// mail grants to send from an address: SES authorizes the address or its domain, whichever is verified.
func (c *call) mail(list []service.Permission) {
	field := "Source"
	if !c.args.get("FromEmailAddress").absent() {
		field = "FromEmailAddress"
	}
	if c.args.get(field).absent() { // the address stands in the mail itself
		c.permissions(list)
		return
	}
	g := grant{actions: actionsOf(list), why: c.why("%s from the address or its domain, whichever is verified", c.what)}
	for _, v := range c.args.get(field).values() {
		if v.wild() {
			g.dynamic = true
			c.runTime(field, "the policy allows every identity of the account in the region")
			g.resources = append(g.resources, parse("arn:${Partition}:ses:${Region}:${Account}:identity/*"))
			continue
		}
		if text, ok := v.plain(); ok && strings.HasSuffix(text, ">") {
			v = literal(strings.TrimSuffix(text[strings.LastIndexByte(text, '<')+1:], ">"))
		}
		parts := v.split("@", -1)
		g.resources = append(g.resources, concat(parse("arn:${Partition}:ses:${Region}:${Account}:identity/"), v))
		if len(parts) > 1 {
			g.resources = append(g.resources, concat(parse("arn:${Partition}:ses:${Region}:${Account}:identity/"), parts[len(parts)-1]))
		}
	}
	for field, prefix := range map[string]string{"ConfigurationSetName": "configuration-set/", "Template": "template/"} {
		for _, v := range c.args.get(field).values() {
			g.resources = append(g.resources, concat(parse("arn:${Partition}:ses:${Region}:${Account}:"+prefix), v))
		}
	}
	c.d.grant(g)
}
