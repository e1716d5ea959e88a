// Package states starts executions of other state machines.
package states

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Report is what reading a study gives.
type Report struct {
	Finding string `json:"finding"`
}

// Question is what a child that asks a reviewer takes.
type Question struct {
	Token string `json:"token"`
	Study string `json:"study"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		startExecution(), startOther(), startExecutionSync(), startExecutionSync2(), runOther(), startExecutionWaitForTaskToken(),
		startChildWaitForTaskToken(),
	}
}

// child is a workflow that reads a study: it stands for one of many states.
func child() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("read-study")
	w.StartAt(builder.Succeed(w, "Read", &Report{Finding: "none"}))
	return w
}

func startExecution() *builder.Workflow[Study, statestask.StartExecutionOutput] {
	w := builder.New[Study, statestask.StartExecutionOutput]("states-start-execution")
	w.StartAt(builder.Task(w, "Start reading", statestask.StartWorkflow(builder.Param("read_study_arn"), child(), statestask.Name(&w.Input().ID))).
		ArgumentsExpr(builder.From(w.Input())))
	return w
}

func startExecutionSync() *builder.Workflow[Study, statestask.Execution[string, string]] {
	w := builder.New[Study, statestask.Execution[string, string]]("states-start-execution-sync")
	w.StartAt(builder.Task(w, "Read", statestask.RunText[Study]("arn:aws:states:eu-central-1:111122223333:stateMachine:read-study")).
		ArgumentsExpr(builder.From(w.Input())))
	return w
}

func startExecutionSync2() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("states-start-execution-sync-2")
	w.StartAt(builder.Task(w, "Read", statestask.RunWorkflow(builder.Param("read_study_arn"), child(), statestask.StartedByExecution())).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(statestask.Throttled))
	return w
}

func startExecutionWaitForTaskToken() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("states-start-execution-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", statestask.WithToken[Question, Report](builder.Param("ask_arn"), statestask.StartedByExecution())).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}

func startOther() *builder.Workflow[Study, statestask.StartExecutionOutput] {
	w := builder.New[Study, statestask.StartExecutionOutput]("states-start-execution-other")
	w.StartAt(builder.Task(w, "Start reading", statestask.Start[Study]("arn:aws:states:eu-central-1:111122223333:stateMachine:read-study:live")).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(statestask.Transient))
	return w
}

func runOther() *builder.Workflow[Study, statestask.Execution[Study, Report]] {
	w := builder.New[Study, statestask.Execution[Study, Report]]("states-start-execution-sync-2-other")
	w.StartAt(builder.Task(w, "Read", statestask.Run[Study, statestask.Execution[Study, Report]](builder.Param("read_study_arn"))).
		ArgumentsExpr(builder.From(w.Input())))
	return w
}

func startChildWaitForTaskToken() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("states-start-execution-child-wait-for-task-token")
	asker := builder.New[Question, Study]("ask")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", statestask.StartWorkflowWithToken[Report](builder.Param("ask_arn"), asker)).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}
