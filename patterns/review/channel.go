package review

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/snstask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

// Channel is how a question reaches its reviewers: [SQS], [FIFOQueue], [SNS], [FIFOTopic], [EventBridge], [Lambda], [StateMachine], or
// [Via] with any other call that waits for a task token. The message is a [Request]; its task token is put in by the gate.
//
// Only the sending is retried: on the throttles and the passing faults of the service, with jitter. The wait for the answer never is,
// since another attempt has another token and asks a second time.
//
// A task token lets whoever has it decide. A channel leads to a program that keeps it, and shows the question to people who have
// signed in: never to mail, chat or a log.
type Channel interface {
	// retriers are for the faults of sending.
	retriers() []builder.Retrier
}

// attempt identifies one attempt to send: by the hash of its token. What Step Functions or the SDK inside it sends twice has one token, and
// is to arrive once. A retry or a redrive has a new one, and must arrive though its question is the same: the token before it is dead.
func attempt() builder.Expr[string] { return builder.Hash(builder.TaskToken(), builder.SHA256) }

// jittered spreads the retries of a preset.
func jittered(r builder.Retrier) builder.Retrier { return r.JitterStrategy(asl.JitterFull) }

type sqsChannel struct {
	queue   builder.Expr[string]
	group   *builder.Expr[string] // of a FIFO queue
	options []sqstask.Option
}

// SQS sends the question to a standard queue. queueURL is a literal, a [builder.Param], a pointer to a field or an expression. Options add
// attributes, which receivers read without the body.
func SQS[S builder.Text](queueURL S, options ...sqstask.Option) Channel {
	return sqsChannel{queue: builder.FromText(queueURL), options: options}
}

// FIFOQueue sends the question to a FIFO queue, into a group of messages whose order is kept. The deduplication id is new with every token: a question
// that is asked again, in a new round or by a retry, is never dropped.
func FIFOQueue[S, G builder.Text](queueURL S, messageGroupID G, options ...sqstask.Option) Channel {
	group := builder.FromText(messageGroupID)
	return sqsChannel{queue: builder.FromText(queueURL), group: &group, options: options}
}

func (sqsChannel) retriers() []builder.Retrier {
	return []builder.Retrier{sqstask.Throttled, jittered(sqstask.Transient)}
}

// with gives the options with those of a FIFO queue.
func (c sqsChannel) with(id func() builder.Expr[string]) []sqstask.Option {
	if c.group == nil {
		return c.options
	}
	return append([]sqstask.Option{sqstask.MessageGroupID(*c.group), sqstask.MessageDeduplicationID(id())}, c.options...)
}

type snsChannel struct {
	topic   builder.Expr[string]
	group   *builder.Expr[string] // of a FIFO topic
	options []snstask.Option
}

// SNS publishes the question to a standard topic. topicARN is a literal, a [builder.Param], a pointer to a field or an expression. The
// subject is "Review: " and the name of the gate, unless an option gives another one. Subscribers by mail would get the task token: let queues and
// functions subscribe.
func SNS[S builder.Text](topicARN S, options ...snstask.Option) Channel {
	return snsChannel{topic: builder.FromText(topicARN), options: options}
}

// FIFOTopic publishes the question to a FIFO topic. See [FIFOQueue].
func FIFOTopic[S, G builder.Text](topicARN S, messageGroupID G, options ...snstask.Option) Channel {
	group := builder.FromText(messageGroupID)
	return snsChannel{topic: builder.FromText(topicARN), group: &group, options: options}
}

func (snsChannel) retriers() []builder.Retrier {
	return []builder.Retrier{snstask.Throttled, jittered(snstask.Transient)}
}

func (c snsChannel) with(subject string, id func() builder.Expr[string]) []snstask.Option {
	options := c.options
	if c.group != nil {
		options = append([]snstask.Option{snstask.MessageGroupID(*c.group), snstask.MessageDeduplicationID(id())}, options...)
	}
	for _, o := range c.options {
		if o == nil {
			continue
		}
		for _, a := range o() {
			if a.Name() == "Subject" {
				return options
			}
		}
	}
	return append([]snstask.Option{snstask.Subject(subjectOf(subject))}, options...)
}

// maxSubject is the longest subject that SNS takes: less than 100 characters.
const maxSubject = 99

// subjectOf makes a subject of a text: SNS takes printable ASCII only, and not a blank in front.
func subjectOf(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
	return strings.TrimSpace(s[:min(len(s), maxSubject)])
}

type eventsChannel struct {
	source, detailType builder.Expr[string]
	options            []eventstask.Option
}

// EventBridge sends the question as an event, the [Request] as its detail. source names the sender, such as "ward.reviews", detailType the
// kind of event. When EventBridge refuses the event, the sending has failed and is retried. An event that no rule matches is lost
// without a word: the timeout ends the wait.
func EventBridge[S, T builder.Text](source S, detailType T, options ...eventstask.Option) Channel {
	return eventsChannel{builder.FromText(source), builder.FromText(detailType), options}
}

func (eventsChannel) retriers() []builder.Retrier {
	return []builder.Retrier{eventstask.Throttled, jittered(builder.Transient(eventstask.ErrInternal, eventstask.ErrSdkClient, eventstask.ErrFailedEntry))}
}

type lambdaChannel struct {
	function builder.Expr[string]
	options  []lambdatask.Option
}

// Lambda calls a function that takes the [Request] and hands it to the reviewers. function is its name or ARN: a literal, a [builder.Param], a
// pointer to a field or an expression. What it returns is dropped. When it fails, the gate fails; the faults of the service are retried.
func Lambda[S builder.Text](function S, options ...lambdatask.Option) Channel {
	return lambdaChannel{builder.FromText(function), options}
}

func (lambdaChannel) retriers() []builder.Retrier {
	return []builder.Retrier{builder.LambdaThrottled, jittered(builder.LambdaTransient)}
}

type statesChannel struct {
	machine builder.Expr[string]
	options []statestask.Option
}

// StateMachine starts an execution of a workflow of its own for the review, with the [Request] as its input. That the execution ends, or fails,
// decides nothing: it answers with the token. Unless an option gives a name, the execution has one of 64 hexadecimal digits.
func StateMachine[S builder.Text](stateMachineARN S, options ...statestask.Option) Channel {
	return statesChannel{builder.FromText(stateMachineARN), options}
}

func (statesChannel) retriers() []builder.Retrier {
	return []builder.Retrier{statestask.Throttled, jittered(statestask.Transient)}
}

func (c statesChannel) with(id func() builder.Expr[string]) []statestask.Option {
	for _, o := range c.options {
		if o == nil {
			continue
		}
		for _, a := range o() {
			if a.Name() == "Name" {
				return c.options
			}
		}
	}
	return append([]statestask.Option{statestask.Name(id())}, c.options...)
}

type viaChannel[Req, Res any] struct {
	call  builder.Call[Req, Res]
	retry []builder.Retrier
}

func (c viaChannel[Req, Res]) retriers() []builder.Retrier { return c.retry }

// Via asks by any call that waits for a task token, of any package under builder/task. Its request is the [Request] of what is asked, its
// answer an [Answer] as it is received. The retriers are for the faults of sending, by their names: States.ALL, States.TaskFailed, States.Timeout and
// States.HeartbeatTimeout would ask again where nobody has answered, and are refused.
func Via[Q, A any](call builder.Call[Request[Q], A], retriers ...builder.Retrier) Channel {
	return viaChannel[Request[Q], A]{call, retriers}
}

// askBy is the call that asks over a channel. ok is false where the channel is nil, or a [Via] of other types.
func askBy[Q, A any](ch Channel, gate string) (call builder.Call[Request[Q], A], ok bool) {
	switch c := ch.(type) {
	case sqsChannel:
		return sqstask.WithToken[Request[Q], A](c.queue, c.with(attempt)...), true
	case snsChannel:
		return snstask.WithToken[Request[Q], A](c.topic, c.with("Review: "+gate, attempt)...), true
	case eventsChannel:
		return eventstask.WithToken[Request[Q], A](c.source, c.detailType, c.options...), true
	case lambdaChannel:
		return lambdatask.WithToken[Request[Q], A](c.function, c.options...), true
	case statesChannel:
		return statestask.WithToken[Request[Q], A](c.machine, c.with(attempt)...), true
	case viaChannel[Request[Q], A]:
		return c.call, true
	default:
		return call, false
	}
}
