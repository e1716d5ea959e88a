package saga

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/snstask"
)

// Alert is what is told of a compensation that failed. It holds no causes, which may quote what was sent: whoever may see
// them finds them in the execution.
type Alert struct {
	// Saga is the name of the saga.
	Saga string `json:"saga"`
	// Step is the name of the step that is not undone.
	Step string `json:"step"`
	// Execution is the ARN of the execution.
	Execution string `json:"execution"`
	// Error is the name of the error of the compensation.
	Error string `json:"error"`
	// FirstError is the name of the error that began the rollback.
	FirstError string `json:"firstError"`
}

// Alarm says who is told of a compensation that fails. It is made by the functions of this package.
type Alarm struct {
	// state makes the state that tells, and returns where a compensation that failed leads to.
	state func(s *Saga, step string, failure *builder.ErrorOutput, next builder.State) builder.State
}

// DetailType is the detail-type of the events of [EventBridge].
const DetailType = "Compensation failed"

// SNS publishes the [Alert] to a topic. topicARN is a literal, a [builder.Param], a pointer to a field or an expression.
func SNS[T builder.Text](topicARN T, options ...snstask.Option) Alarm {
	return tell(snstask.Publish[Alert](topicARN, options...), snstask.Throttled, snstask.Transient)
}

// EventBridge sends an event whose detail is the [Alert], with the given source and [DetailType], to the default bus or that of the options.
func EventBridge[S builder.Text](source S, options ...eventstask.Option) Alarm {
	return tell(eventstask.PutEvent[Alert](source, DetailType, options...),
		eventstask.Throttled, eventstask.Transient, builder.RetryOn(eventstask.ErrFailedEntry))
}

// AlarmVia makes any call that takes an [Alert]. Without retriers any error is tried again, as that of a compensation is.
func AlarmVia[Res any](call builder.Call[Alert, Res], retriers ...builder.Retrier) Alarm {
	if len(retriers) == 0 {
		retriers = []builder.Retrier{patient}
	}
	return tell(call, retriers...)
}

// NoAlarm tells nobody: that a compensation failed is seen in [Saga.NotUndone] and in the exit only.
func NoAlarm() Alarm {
	return Alarm{func(_ *Saga, _ string, _ *builder.ErrorOutput, next builder.State) builder.State { return next }}
}

// tell makes a Task of a call. Whether it succeeds or fails, the next compensation has its turn.
func tell[Res any](call builder.Call[Alert, Res], retriers ...builder.Retrier) Alarm {
	return Alarm{func(s *Saga, step string, failure *builder.ErrorOutput, next builder.State) builder.State {
		a := Alert{Saga: s.name, Step: step}
		task := builder.Task(s.scope, "Alarm: "+step, call).Arguments(&a,
			builder.Bind(&a.Execution, builder.ExecutionID()),
			builder.Bind(&a.Error, &failure.Error),
			builder.Bind(&a.FirstError, s.err)).
			Retry(retriers...).
			Catch(next)
		task.Then(next)
		return task
	}}
}
