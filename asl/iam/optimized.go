package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// special are the integrations whose permissions hang on more than the parameters that the catalogue names.
var special = map[string]func(*call, *service.Offer){
	"lambda:invoke":                       (*call).lambda,
	"sqs:sendMessage":                     (*call).sqs,
	"sns:publish":                         (*call).sns,
	"ecs:runTask":                         (*call).ecs,
	"states:startExecution":               (*call).startExecution,
	"http:invoke":                         (*call).http,
	"apigateway:invoke":                   (*call).apiGateway,
	"bedrock:invokeModel":                 (*call).invokeModel,
	"bedrock:createModelCustomizationJob": (*call).customizeModel,
	"athena:startQueryExecution":          (*call).startQuery,
	"athena:getQueryResults":              (*call).queryResults,
	"elasticmapreduce:createCluster":      (*call).createCluster,
}

// optimized grants what an optimized integration needs.
func (c *call) optimized(r service.Resource) {
	integration := service.LookupOptimized(r.Service, r.Action)
	if integration == nil {
		c.doubtState(GapMissing, "Resource", "the catalogue has no optimized integration "+r.Service+":"+r.Action+", so it gives no permission; add what it needs")
		return
	}
	offer := integration.Offer(r.Pattern)
	if offer == nil {
		offer = integration.Offer(service.RequestResponse)
		c.doubtState(GapMissing, "Resource", "the catalogue does not offer "+r.Service+":"+r.Action+" with the pattern "+string(r.Pattern)+"; the policy allows what a request needs")
	}
	if r.Service == "eks" && len(offer.IAM) == 0 {
		c.doubt(GapElsewhere, "ClusterName", "no permission of IAM is needed; instead, Kubernetes must know the role: give it an access entry of the cluster or a mapping in aws-auth")
	}
	if s := special[r.Service+":"+r.Action]; s != nil {
		s(c, offer)
		return
	}
	c.statements(offer.IAM)
	if r.Service == "sagemaker" && r.Pattern == service.RequestResponse && len(offer.IAM) > 0 && !c.args.get("Tags").absent() {
		tags := offer.IAM[0]
		tags.Actions = []string{"sagemaker:AddTags"}
		c.what = "sets tags"
		c.statement(tags)
	}
}

// lambda grants to invoke a function: by ARN, by name or by a part of the ARN, with a version or an alias.
func (c *call) lambda(offer *service.Offer) {
	for _, s := range offer.IAM {
		c.invoke(s)
	}
}

// invoke grants one row about a function that FunctionName and Qualifier tell.
func (c *call) invoke(s service.Statement) {
	qualifiers := c.args.get("Qualifier").values()
	if len(qualifiers) == 0 {
		qualifiers = []Resource{nil}
	}
	g := grant{actions: s.Actions, why: c.why("")}
	for _, name := range c.args.get("FunctionName").values() {
		if name.any() {
			name, g.dynamic = parse("arn:${Partition}:lambda:${Region}:${Account}:function:*"), true
			c.runTime("FunctionName", "the policy allows every function of the account in the region")
			g.why = c.why("%s (FunctionName is known only at run time)", c.what)
			g.resources = append(g.resources, name)
			continue
		}
		if name.param() != "" {
			c.doubt(GapLater, "FunctionName", "whether it is an ARN or a name, with a version or without, is known when it is filled in")
		} else if name.wild() {
			g.dynamic = true
			c.runTime("FunctionName", "the policy allows "+functionARN(name).String())
			g.why = c.why("%s (FunctionName is known only at run time)", c.what)
		}
		for _, q := range qualifiers {
			arn := functionARN(name)
			if len(q) > 0 && !qualified(arn) {
				arn = concat(arn, parse(":"), q)
			}
			g.dynamic = g.dynamic || q.wild()
			g.resources = append(g.resources, arn)
		}
	}
	c.d.grant(g)
}

// functionARN is the ARN of a function: name, name:version, account:function:name or an ARN.
func functionARN(name Resource) Resource {
	if p := name.param(); p != "" {
		return Resource{{Hole: HoleNameOrARN, Param: p, Prefix: parse("arn:${Partition}:lambda:${Region}:${Account}:function:"), ARN: true}}
	}
	if name.isARN() {
		return name
	}
	parts := name.split(":", -1)
	if len(parts) > 2 {
		if word, _ := parts[1].plain(); word == "function" {
			return concat(parse("arn:${Partition}:lambda:${Region}:"), name)
		}
	}
	return concat(parse("arn:${Partition}:lambda:${Region}:${Account}:function:"), name)
}

// qualified reports whether the ARN of a function has a version or an alias.
func qualified(arn Resource) bool {
	parts := arn.split(":", -1)
	return arn.isARN() && (len(parts) > 7 || arn[0].Hole == HoleParam && len(parts) > 1)
}

// sqs grants to send to the queue whose URL is given.
func (c *call) sqs(offer *service.Offer) {
	for _, s := range offer.IAM {
		c.queue("QueueUrl", s.Actions)
	}
}

// queue grants actions on a queue whose URL is in a field.
func (c *call) queue(field string, actions []string) {
	g := grant{actions: actions, why: c.why("")}
	for _, url := range c.args.get(field).values() {
		arn := queueARN(url)
		if url.any() {
			arn = parse("arn:${Partition}:sqs:${Region}:${Account}:*")
		}
		switch {
		case url.param() != "":
			c.doubt(GapLater, field, "the ARN of the queue is made of its URL, which is known when it is filled in")
		case url.wild():
			g.dynamic = true
			c.runTime(field, "the policy allows the queues "+arn.String())
			g.why = c.why("%s (%s is known only at run time)", c.what, field)
		}
		g.resources = append(g.resources, arn)
	}
	c.d.grant(g)
}

// sns grants to publish to the topic, or to a phone number, which has no ARN.
func (c *call) sns(offer *service.Offer) {
	for _, s := range offer.IAM {
		c.publish(s)
	}
}

func (c *call) publish(s service.Statement) {
	if !c.args.get("TopicArn").absent() {
		s.Resources = []string{"${TopicArn}"}
		c.statement(s)
	} else if target := c.args.get("TargetArn"); !target.absent() {
		for _, v := range shaped(target.values(), shapes["TopicArn"], false) {
			if v.wild() {
				c.runTime("TargetArn", "the policy allows "+v.String())
			}
			c.d.grant(grant{actions: s.Actions, resources: []Resource{v}, dynamic: v.wild(), why: c.why("")})
		}
	} else {
		c.d.grant(grant{actions: s.Actions, resources: []Resource{wildcard}, why: c.why("%s to a phone number, which has no ARN", c.what)})
	}
}

// ecs grants to run tasks of the task definition and, while it waits, to watch and stop them.
func (c *call) ecs(offer *service.Offer) {
	for _, s := range offer.IAM {
		switch {
		case s.Actions[0] == "ecs:RunTask":
			c.taskDefinition(s)
		case s.Actions[0] == "iam:PassRole":
			c.passRole("Overrides.TaskRoleArn", "ecs-tasks.amazonaws.com")
			c.passRole("Overrides.ExecutionRoleArn", "ecs-tasks.amazonaws.com")
			c.doubt(GapMissing, "TaskDefinition", "the roles in the task definition need iam:PassRole, too, where Overrides does not replace them; add it with iam:PassedToService ecs-tasks.amazonaws.com")
		default:
			c.statement(s)
		}
	}
}

// taskDefinition grants to run a task definition: an ARN, or a family with or without a revision.
func (c *call) taskDefinition(s service.Statement) {
	const prefix = "arn:${Partition}:ecs:${Region}:${Account}:task-definition/"
	g := grant{actions: s.Actions, why: c.why("")}
	for _, v := range c.args.get("TaskDefinition").values() {
		arn := named(prefix, v)
		switch {
		case v.any():
			c.runTime("TaskDefinition", "the policy allows every task definition of the account in the region")
		case v.param() != "":
		case v.wild():
			c.runTime("TaskDefinition", "the policy allows "+arn.String())
		case revisionless(v):
			arn = concat(arn, parse(":*"))
			g.why = c.why("%s with the newest revision of the family", c.what)
		}
		g.dynamic = g.dynamic || v.wild()
		g.resources = append(g.resources, arn)
	}
	c.d.grant(g)
}

// revisionless reports whether a task definition names a family alone, so that ECS takes its newest revision.
func revisionless(v Resource) bool {
	parts := v.split("/", -1)
	return len(parts[len(parts)-1].split(":", -1)) == 1
}

// startExecution grants to start a machine and, while it waits, to watch and stop the execution.
func (c *call) startExecution(offer *service.Offer) {
	for _, s := range offer.IAM {
		if !strings.Contains(s.Resources[0], "${state machine name}") {
			c.statement(s)
			continue
		}
		g := grant{actions: s.Actions, why: c.why("watches and stops the execution that it waits for")}
		for _, v := range c.args.get("StateMachineArn").values() {
			g.dynamic = g.dynamic || v.wild()
			if v.any() {
				g.resources = append(g.resources, parse("arn:${Partition}:states:${Region}:${Account}:execution:*"))
				continue
			}
			if v.param() != "" {
				c.doubt(GapLater, "StateMachineArn", "the ARNs of the executions are made of it; until it is filled in, the policy allows those of every machine of the account in the region")
			}
			g.resources = append(g.resources, concat(executions(v), parse(":*")))
		}
		c.d.grant(g)
	}
}
