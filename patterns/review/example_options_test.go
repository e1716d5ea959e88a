package review_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/review"
)

// inboxOf is the queue that most examples ask over.
func inboxOf() review.Channel { return review.SQS(builder.Param("review_queue_url")) }

// gated is a workflow that sends a letter behind a gate.
func gated(ch review.Channel, records review.Sink, options ...review.Option) *asl.StateMachine {
	return gatedWith(ch, records, func(*builder.Workflow[letter, review.Status], *review.GateState) {}, options...)
}

// gatedWith is gated, and further exits.
func gatedWith(ch review.Channel, records review.Sink, exits func(*builder.Workflow[letter, review.Status], *review.GateState), options ...review.Option) *asl.StateMachine {
	w := builder.New[letter, review.Status]("letter")
	q := question{}
	ask := review.Ask(&q, &w.Input().SHA256, 48*time.Hour, ch, builder.Bind(&q.ID, &w.Input().ID))
	gate := review.Gate(w, "Review", ask, records, append(options, review.WithoutRework())...)
	sent, kept := builder.SucceedExpr(w, "Send", builder.From(gate.Status())), builder.SucceedExpr(w, "Keep", builder.From(gate.Status()))
	exits(w, gate)
	w.StartAt(gate.OnApprove(sent).OnReject(kept).Guards(sent))
	machine, faults := w.Build()
	if machine == nil {
		fmt.Println(faults)
	}
	return machine
}

// printTask prints what a state calls, and what the paths of its arguments hold.
func printTask(m *asl.StateMachine, name string, paths ...string) {
	task := m.States.Get(name).(*asl.Task)
	fmt.Println(task.Resource)
	for _, path := range paths {
		fmt.Printf("%s = %s\n", path, shown(task.Arguments, path))
	}
}

// shown is the value at a path.
func shown(v *jsontree.Value, path string) string {
	for _, name := range strings.Split(path, ".") {
		if strings.HasPrefix(name, "0") {
			v = v.Elems()[0]
			continue
		}
		v = v.Get(name)
	}
	return v.Str()
}

// printNext prints what follows a state, to the end.
func printNext(m *asl.StateMachine, name string) {
	names := []string{name}
	for next := asl.NextOf(m.States.Get(name)); next != nil; next = asl.NextOf(m.States.Get(*next)) {
		names = append(names, *next)
	}
	fmt.Println(strings.Join(names, " → "))
}

func ExampleAsk() {
	printTask(gated(inboxOf(), review.DynamoDB("reviews")), "Review: Ask", "MessageBody.contentHash", "MessageBody.ask.id")
	// Output:
	// arn:aws:states:::sqs:sendMessage.waitForTaskToken
	// MessageBody.contentHash = {% $reviewContentHash %}
	// MessageBody.ask.id = {% $states.context.Execution.Input.ID %}
}

func ExampleSQS() {
	printTask(gated(review.SQS(builder.Param("review_queue_url"), sqstask.DelaySeconds(60)), review.DynamoDB("reviews")), "Review: Ask", "QueueUrl")
	// Output:
	// arn:aws:states:::sqs:sendMessage.waitForTaskToken
	// QueueUrl = ${review_queue_url}
}

func ExampleFIFOQueue() {
	printTask(gated(review.FIFOQueue(builder.Param("review_queue_url"), "physicians"), review.DynamoDB("reviews")), "Review: Ask", "MessageGroupId", "MessageDeduplicationId")
	// Output:
	// arn:aws:states:::sqs:sendMessage.waitForTaskToken
	// MessageGroupId = physicians
	// MessageDeduplicationId = {% $hash($states.context.Task.Token, "SHA-256") %}
}

func ExampleSNS() {
	printTask(gated(review.SNS(builder.Param("review_topic_arn")), review.DynamoDB("reviews")), "Review: Ask", "TopicArn", "Subject")
	// Output:
	// arn:aws:states:::sns:publish.waitForTaskToken
	// TopicArn = ${review_topic_arn}
	// Subject = Review: Review
}

func ExampleFIFOTopic() {
	printTask(gated(review.FIFOTopic(builder.Param("review_topic_arn"), "physicians"), review.DynamoDB("reviews")), "Review: Ask", "MessageGroupId")
	// Output:
	// arn:aws:states:::sns:publish.waitForTaskToken
	// MessageGroupId = physicians
}

func ExampleEventBridge() {
	printTask(gated(review.EventBridge("ward.reviews", "Review requested"), review.DynamoDB("reviews")), "Review: Ask", "Entries.0.Source", "Entries.0.DetailType")
	// Output:
	// arn:aws:states:::events:putEvents.waitForTaskToken
	// Entries.0.Source = ward.reviews
	// Entries.0.DetailType = Review requested
}

func ExampleLambda() {
	printTask(gated(review.Lambda("ask-physician"), review.DynamoDB("reviews")), "Review: Ask", "FunctionName", "Payload.taskToken")
	// Output:
	// arn:aws:states:::lambda:invoke.waitForTaskToken
	// FunctionName = ask-physician
	// Payload.taskToken = {% $states.context.Task.Token %}
}

func ExampleStateMachine() {
	printTask(gated(review.StateMachine(builder.Param("review_machine_arn")), review.DynamoDB("reviews")), "Review: Ask", "StateMachineArn", "Name")
	// Output:
	// arn:aws:states:::states:startExecution.waitForTaskToken
	// StateMachineArn = ${review_machine_arn}
	// Name = {% $hash($states.context.Task.Token, "SHA-256") %}
}

// Any call that waits for a token asks, too: its errors of sending are named.
func ExampleVia() {
	call := lambdatask.WithToken[asked, told]("ask-physician", lambdatask.Qualifier("live"))
	machine := gated(review.Via(call, builder.LambdaTransient), review.DynamoDB("reviews"))
	printTask(machine, "Review: Ask", "Qualifier")
	fmt.Println(machine.States.Get("Review: Ask").(*asl.Task).Retry[0].ErrorEquals)
	// Output:
	// arn:aws:states:::lambda:invoke.waitForTaskToken
	// Qualifier = live
	// [Lambda.ClientExecutionTimeoutException Lambda.ServiceException Lambda.AWSLambdaException Lambda.SdkClientException]
}

func ExampleDynamoDB() {
	printTask(gated(inboxOf(), review.DynamoDB(builder.Param("review_table"))), "Review: Record approval", "TableName", "ConditionExpression")
	// Output:
	// arn:aws:states:::dynamodb:putItem
	// TableName = ${review_table}
	// ConditionExpression = attribute_not_exists(#key) OR (#status = :status AND #requestedAt = :requestedAt AND #contentHash = :contentHash AND #reviewer = :reviewer AND #decidedAt = :decidedAt)
}

func ExampleS3() {
	printTask(gated(inboxOf(), review.S3(builder.Param("audit_bucket"), "reviews/")), "Review: Record approval", "Bucket", "Body.status")
	// Output:
	// arn:aws:states:::aws-sdk:s3:putObject
	// Bucket = ${audit_bucket}
	// Body.status = {% $reviewStatus %}
}

func ExampleEventBridgeAudit() {
	printTask(gated(inboxOf(), review.EventBridgeAudit("ward.reviews")), "Review: Record approval", "Entries.0.Source", "Entries.0.DetailType")
	// Output:
	// arn:aws:states:::events:putEvents
	// Entries.0.Source = ward.reviews
	// Entries.0.DetailType = Review record
}

func ExampleAuditVia() {
	keep := lambdatask.Function[review.Record, struct{}]("keep-record")
	printTask(gated(inboxOf(), review.AuditVia(keep, builder.LambdaTransient)), "Review: Record approval", "FunctionName", "Payload.reviewer")
	// Output:
	// arn:aws:states:::lambda:invoke
	// FunctionName = keep-record
	// Payload.reviewer = {% $reviewReviewer %}
}

// The author of a draft does not approve it.
func ExampleAuthor() {
	machine := gated(inboxOf(), review.DynamoDB("reviews"), review.Author("triage-model"))
	printTask(machine, "Review: Ask", "MessageBody.author")
	fmt.Println(asl.AssignOf(machine.States.Get("Review: Begin")).Get("reviewAuthor").Str())
	// Output:
	// arn:aws:states:::sqs:sendMessage.waitForTaskToken
	// MessageBody.author = {% $reviewAuthor %}
	// {% $type("triage-model") = "string" ? $trim("triage-model") : "" %}
}

func ExampleHeartbeat() {
	ask := gated(inboxOf(), review.DynamoDB("reviews"), review.Heartbeat(6*time.Hour)).States.Get("Review: Ask").(*asl.Task)
	seconds, _ := ask.HeartbeatSeconds.Literal()
	fmt.Println(seconds, ask.Catch[0].ErrorEquals, ask.Catch[0].Next)
	// Output:
	// 21600 [States.Timeout States.HeartbeatTimeout] Review: Record expiry
}

func ExampleWithoutRework() {
	printWays(gated(inboxOf(), review.DynamoDB("reviews"), review.WithoutRework()), "", "Review: Decision?")
	// Output:
	// Review: Record expiry → Keep
	// Review: Record approval → Review: Approved → Send
	// Review: Record rejection → Keep
	// Review: Record invalid answer → Review: Invalid answer
}

func ExampleFailOnTimeout() {
	printNext(gated(inboxOf(), review.DynamoDB("reviews")), "Review: Record expiry")
	printNext(gated(inboxOf(), review.DynamoDB("reviews"), review.FailOnTimeout()), "Review: Record expiry")
	// Output:
	// Review: Record expiry → Keep
	// Review: Record expiry → Review: Expired
}

func ExampleGroup() {
	machine := gated(inboxOf(), review.DynamoDB("reviews"), review.Group("physicians"))
	printTask(machine, "Review: Ask physicians", "MessageBody.level", "MessageBody.idempotencyKey")
	// Output:
	// arn:aws:states:::sqs:sendMessage.waitForTaskToken
	// MessageBody.level = physicians
	// MessageBody.idempotencyKey = {% $reviewKey & "/physicians" %}
}

// A reminder every 12 hours, over the channel of the question.
func ExampleRemind() {
	printReminders(gated(inboxOf(), review.DynamoDB("reviews"), review.Remind(12*time.Hour)))
	// Output:
	// arn:aws:states:::sqs:sendMessage
	// every 43200 seconds while $reviewReminder <= 3
}

// The question goes to a queue, the reminders to a function that writes a mail.
func ExampleRemindOver() {
	printReminders(gated(inboxOf(), review.DynamoDB("reviews"), review.RemindOver(review.Lambda("mail-physician"), 24*time.Hour)))
	// Output:
	// arn:aws:states:::lambda:invoke
	// every 86400 seconds while $reviewReminder <= 1
}

// printReminders prints the branch that reminds.
func printReminders(m *asl.StateMachine) {
	states := m.States.Get("Review: Await").(*asl.Parallel).Branches[1].States
	fmt.Println(states.Get("Review: Remind").(*asl.Task).Resource)
	condition, _ := states.Get("Review: More?").(*asl.Choice).Choices[0].Condition.Expression()
	seconds, _ := states.Get("Review: Wait").(*asl.Wait).Seconds.Literal()
	fmt.Println("every", seconds, "seconds while", strings.TrimSpace(condition))
}

// Whoever holds the parameter can stop publishing, while somebody reviews, too.
func ExampleKillSwitch() {
	machine := gated(inboxOf(), review.DynamoDB("reviews"), review.KillSwitch("/letters/publishing"))
	printTask(machine, "Review: Kill switch", "Name")
	printNext(machine, "Review: Record stop")
	// Output:
	// arn:aws:states:::aws-sdk:ssm:getParameter
	// Name = /letters/publishing
	// Review: Record stop → Review: Stopped
}

// A gate that asks and records while nothing is sent yet.
func ExampleShadow() {
	machine := gatedWith(inboxOf(), review.DynamoDB("reviews"), func(w *builder.Workflow[letter, review.Status], gate *review.GateState) {
		gate.OnShadow(builder.SucceedExpr(w, "Compare", builder.From(gate.Status())))
	}, review.Shadow())
	printNext(machine, "Review: Record shadow approval")
	// Output:
	// Review: Record shadow approval → Compare
}

// A gate for each letter of a list.
func ExamplePerItem() {
	w := builder.New[struct{ Letters []letter }, []review.Status]("letters")
	w.StartAt(builder.Map(w, "Each letter", &w.Input().Letters, func(p *builder.Processor[letter, review.Status]) {
		q := question{}
		ask := review.Ask(&q, &p.Item().SHA256, 48*time.Hour, inboxOf(), builder.Bind(&q.ID, &p.Item().ID))
		gate := review.Gate(p, "Review", ask, review.DynamoDB("reviews"), review.WithoutRework(), review.PerItem(&p.Item().ID))
		sent := builder.SucceedExpr(p, "Send", builder.From(gate.Status()))
		p.StartAt(gate.OnApprove(sent).OnReject(builder.SucceedExpr(p, "Keep", builder.From(gate.Status()))).Guards(sent))
	}))
	machine, faults := w.Build()
	fmt.Println(len(faults))
	begin := machine.States.Get("Each letter").(*asl.Map).ItemProcessor.States.Get("Review: Begin")
	fmt.Println(asl.AssignOf(begin).Get("reviewKey").Str())
	// Output:
	// 0
	// {% ($states.context.Execution.Id & "/" & $states.context.Map.Item.Value.ID) & "/Review/" & ($reviewRound + 1) %}
}

// Two of three departments approve; each of them has a veto.
func ExampleQuorum() {
	machine := gated(inboxOf(), review.DynamoDB("reviews"), review.Group("radiology"), review.Quorum(2,
		review.Seat{Group: "surgery", Channel: review.SNS(builder.Param("surgery_topic_arn"))},
		review.Seat{Group: "oncology", Channel: review.Lambda("ask-oncology")}))
	for _, b := range machine.States.Get("Review: Await all").(*asl.Parallel).Branches {
		fmt.Println(b.StartAt)
	}
	printWays(machine, "", "Review: Quorum?")
	// Output:
	// Review: Ask radiology
	// Review: Ask surgery
	// Review: Ask oncology
	// Review: Record approval → Review: Approved → Send
	// Review: Record expiry → Keep
}

// Whoever approved as a physician does not approve as the chief.
func ExampleFourEyes() {
	w := builder.New[letter, review.Status]("letter")
	approved := review.Reviewers(w)
	gate := func(name string) *review.GateState {
		q := question{}
		return review.Gate(w, name, review.Ask(&q, &w.Input().SHA256, 48*time.Hour, inboxOf(), builder.Bind(&q.ID, &w.Input().ID)),
			review.DynamoDB("reviews"), review.WithoutRework(), review.FourEyes(approved))
	}
	physician, chief := gate("Physician"), gate("Chief")
	sent := builder.SucceedExpr(w, "Send", builder.From(chief.Status()))
	kept := builder.SucceedExpr(w, "Keep", builder.Lit(review.Rejected))
	physician.OnApprove(chief).OnReject(kept).Guards(sent)
	chief.OnApprove(sent).OnReject(kept).Guards(sent)
	w.StartAt(physician)
	machine, faults := w.Build()
	fmt.Println(len(faults))
	fmt.Println(machine.States.Get("Chief: Decision?").(*asl.Choice).Choices[1].Assign.Get("reviewers").Str())
	// Output:
	// 0
	// {% $append($reviewers != null ? $reviewers : [], [$lowercase($trim($chiefReviewer))]) %}
}

func ExampleReviewers() {
	w := builder.New[letter, []string]("letter")
	approved := review.Reviewers(w)
	w.StartAt(builder.SucceedExpr(w, "Who?", builder.From(approved)))
	_, faults := w.Build()
	fmt.Println(len(faults))
	// Output: 0
}
