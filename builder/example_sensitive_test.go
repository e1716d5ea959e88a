package builder_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/snstask"
)

// Patient has a field that not everybody is to see.
type Patient struct {
	ID   string `json:"id"`
	Name string `json:"name" asl:"sensitive"`
}

// Ready is a message.
type Ready struct {
	Text string `json:"text"`
}

// ready makes a workflow that drafts a letter to a patient, and tells people of it.
func ready(text func(in *Patient) builder.Expr[string]) *builder.Workflow[Patient, any] {
	w := builder.New[Patient, any]("letter")
	in := w.Input()
	draft := builder.Task(w, "Draft letter", lambdatask.Function[Patient, string]("draft")).ArgumentsExpr(builder.From(in))
	msg := Ready{}
	tell := builder.Task(w, "Tell ward", snstask.Publish[Ready](builder.Param("ward_topic"))).
		Arguments(&msg, builder.Bind(&msg.Text, text(in)))
	w.StartAt(draft).Then(tell)
	return w
}

// A topic has readers who are not to know the name. The policy is checked by Build, whatever way the name takes.
func ExampleForbid() {
	w := ready(func(in *Patient) builder.Expr[string] { return builder.Format("a letter to {} is ready", &in.Name) })
	builder.Forbid(w, builder.SensitiveTo(builder.Service("sns"), builder.ErrorTexts(), builder.Names()))

	_, list := w.Build()
	for _, d := range list {
		fmt.Println(d.Code, d.Message)
	}
	// Output:
	// ASL6100 sensitive field Patient.Name reaches the call sns:publish at Message.text of "Tell ward"
}

// A policy that every workflow of a team takes can allow a field by name, for a call that needs it.
func ExampleSensitiveTo() {
	policy := builder.SensitiveTo(builder.Service("sns"), builder.Service("lambda"), builder.Channels(), builder.WrittenResults())

	w := ready(func(in *Patient) builder.Expr[string] { return builder.Format("a letter to {} is ready", &in.ID) })
	builder.Forbid(w, policy.Except("Patient.Name"))

	_, list := w.Build()
	fmt.Println(len(list), "findings")
	// Output:
	// 0 findings
}

// The report says what receives each sensitive field. The command aslgen lineage prints it.
func ExampleWorkflow_Lineage() {
	w := ready(func(in *Patient) builder.Expr[string] { return builder.Format("a letter to {} is ready", &in.ID) })

	report, _ := w.Lineage()
	for _, f := range report.Flows {
		fmt.Println(f.Source, "→", f.Sink, f.Service+":"+f.Action, f.Parameter, "of", f.State)
	}
	// Output:
	// Patient.Name → call lambda:invoke Payload.name of Draft letter
}
