package polltask

import (
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Statuses says where the answer holds the status of the job, and what its values mean. GRes is the type of the answer, S the
// enumerated type of the status. Every value of S stands in exactly one of the lists.
type Statuses[GRes any, S builder.Enum[S]] struct {
	// Of returns the address of the status in the answer. A status that is absent counts as a failure.
	Of func(*GRes) *S
	// Running are the values of a job that is still at work: it is asked again.
	Running []S
	// Done are the values of a job that has succeeded.
	Done []S
	// Failed are the values of a job that has failed or was cancelled. Values that are in no list count as failures, too.
	Failed []S
}

// Job is a job that is polled. It becomes a part of the flow when it is said what follows a failure and a timeout: with
// [Job.OnFailure], or with [Job.OrFail].
type Job[SReq, SRes, GReq, GRes any, S builder.Enum[S]] struct {
	// Start is the state that starts the job. Give it its Arguments, and what a Task may have: Catch, Credentials.
	Start *builder.TaskState[SReq, SRes]
	// Get is the state that asks for the job. Give it its Arguments, from the Result of Start as a rule.
	Get *builder.TaskState[GReq, GRes]
	// Done is the state that a job that has succeeded comes to. Give it an Output where the scope ends with the job.
	Done *builder.PassState[any]

	name   string
	scope  builder.Scope
	begin  *builder.PassState[any]
	ended  *builder.ChoiceState
	late   builder.Expr[bool]
	status *S
	token  *string
}

// New makes the states of a job in a scope: start is the call that starts it, get the one that asks for it. The states' names begin
// with the name of the job and a colon.
func New[Out, SReq, SRes, GReq, GRes any, S builder.Enum[S]](s builder.ScopeOf[Out], name string,
	start builder.Call[SReq, SRes], get builder.Call[GReq, GRes], by Statuses[GRes, S], schedule Schedule) *Job[SReq, SRes, GReq, GRes, S] {
	checkSchedule(s, name, schedule)
	checkStatuses(s, name, by)
	if len(schedule.faults()) > 0 {
		schedule = Schedule{Interval: time.Second, Timeout: time.Second} // told; what follows is to find other mistakes
	}
	f := builder.NewFragment(s, name+": ")
	j := &Job[SReq, SRes, GReq, GRes, S]{name: name, scope: f}
	j.begin = builder.PassThrough(f, "Begin")
	j.Start = builder.Task(f, "Start", start)
	wait := pause(f, j.begin, schedule)
	j.Get = builder.Task(f, "Get", get)
	j.ended = builder.Choice(f, "Ended?")
	j.Done = builder.PassThrough(f, "Done")

	deadline := builder.Var[time.Time](f, "deadline")
	j.begin.Assign(builder.Bind(deadline, schedule.deadline()))
	j.status = builder.Var[S](f, "status")
	j.Get.Assign(builder.Bind(j.status, statusOf(s, name, by, j.Get.Result())))

	running := among(j.status, by.Running)
	j.ended.When(among(j.status, by.Done), j.Done).
		When(builder.And(running, builder.IsBefore(builder.Now(), deadline)), wait)
	j.late = running
	j.begin.Then(j.Start).Then(wait).Then(j.Get).Then(j.ended)
	return j
}

// Result returns the last answer about the job, to take pointers into. It can be read behind the job: where it has succeeded,
// where it has failed, and where time was up.
func (j *Job[SReq, SRes, GReq, GRes, S]) Result() *GRes { return j.Get.Result() }

// Status returns the last status of the job. It can be read where Result can, and holds "" (the zero value) where the answer
// had none.
func (j *Job[SReq, SRes, GReq, GRes, S]) Status() *S { return j.status }

// Token returns a fresh UUID of the job for the client token of a start call: 36 letters, digits and dashes. It is made before the job is started,
// so a start that is retried or redriven has the same token and starts no second job, and another pass through the job
// (in a loop, in an iteration of a Map) has another one.
func (j *Job[SReq, SRes, GReq, GRes, S]) Token() *string {
	if j.token == nil {
		j.token = builder.Var[string](j.scope, "token")
		j.begin.Assign(builder.Bind(j.token, builder.UUID()))
	}
	return j.token
}

// WithToken returns the bindings with one more, which fills the client token of the start call with the job's [Job.Token]: dst is the address
// of the token in the request. A token that has a value or a binding is left as it is.
func (j *Job[SReq, SRes, GReq, GRes, S]) WithToken(dst **string, bindings []builder.Binding) []builder.Binding {
	given := *dst != nil || slices.ContainsFunc(bindings, func(b builder.Binding) bool { return b.Fills(dst) })
	if given {
		return bindings
	}
	return append(slices.Clone(bindings), builder.BindPtr(dst, j.Token()))
}

// Retry adds retriers to both calls. Without them one call that is throttled ends the wait for the job.
func (j *Job[SReq, SRes, GReq, GRes, S]) Retry(retriers ...builder.Retrier) *Job[SReq, SRes, GReq, GRes, S] {
	j.Start.Retry(retriers...)
	j.Get.Retry(retriers...)
	return j
}

// Cause gives a text with the name and the last status of the job, for the Cause of a Fail state.
func (j *Job[SReq, SRes, GReq, GRes, S]) Cause() builder.Expr[string] {
	return builder.Format("the status of job "+braces.Replace(j.name)+" is {}", j.status)
}

// braces doubles braces, which Format takes for placeholders otherwise.
var braces = strings.NewReplacer("{", "{{", "}", "}}")

// OnFailure leads to target where the job has failed, was cancelled, or has a status that nobody knows.
func (j *Job[SReq, SRes, GReq, GRes, S]) OnFailure(target builder.State) Failing {
	j.ended.Otherwise(target)
	return Failing{j.ended, j.late, builder.Span(j.begin, j.Done)}
}

// Failing is a job that only lacks what follows a timeout.
type Failing struct {
	ended *builder.ChoiceState
	late  builder.Expr[bool]
	chain builder.Chain
}

// OnTimeout leads to target where the job still runs and its time is up. The job itself goes on: Step Functions cannot stop it. The
// chain is the whole job: what follows it follows a job that has succeeded.
func (f Failing) OnTimeout(target builder.State) builder.Chain {
	if f.ended != nil {
		f.ended.When(f.late, target)
	}
	return f.chain
}

// OrFail ends the execution where the job does not succeed, with the errors of the given names; their cause holds the status.
func (j *Job[SReq, SRes, GReq, GRes, S]) OrFail(failed, timedOut string) builder.Chain {
	return j.OnFailure(builder.Fail(j.scope, "Failed", failed, j.Cause())).
		OnTimeout(builder.Fail(j.scope, "Timed out", timedOut, j.Cause()))
}
