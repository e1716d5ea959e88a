// Package gather collects data from several places at the same time: branches with a type each.
package gather

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// Admission is the input.
	Admission struct {
		PatientID string  `json:"patientId"`
		Ward      string  `json:"ward"`
		Notes     string  `json:"notes"`
		WeightKg  float64 `json:"weightKg"`
	}
	// Patient is what the branches get.
	Patient struct {
		PatientID string `json:"patientId"`
		Since     string `json:"since"`
	}
	// Labs is the result of the first branch.
	Labs struct {
		Creatinine float64 `json:"creatinine"`
		Flags      []Flag  `json:"flags"`
	}
	// Flag is a value out of its bounds.
	Flag struct {
		Test string `json:"test"`
		High bool   `json:"high"`
	}
	// Medication is the result of the second branch.
	Medication struct {
		Drugs []string `json:"drugs"`
	}
	// Bed is the result of the third branch.
	Bed struct {
		Ward string `json:"ward"`
		Free bool   `json:"free"`
	}
	// Overview is the output.
	Overview struct {
		Creatinine float64  `json:"creatinine"`
		Flags      int      `json:"flags"`
		Drugs      []string `json:"drugs"`
		Bed        Bed      `json:"bed"`
	}
)

// FetchLabs is the handler of a Lambda function.
func FetchLabs(context.Context, Patient) (Labs, error) { return Labs{}, nil }

// Workflow gathers what is known of a patient at admission.
func Workflow() *builder.Workflow[Admission, Overview] {
	w := builder.New[Admission, Overview]("admission-overview")
	in := w.Input()

	// Arguments are the input of every branch, instead of all that the state got: less to read in the execution's history. The
	// branches do not need them, they read the values around them by pointer.
	shared := Patient{Since: "2020-01-01"}
	gather := builder.Parallel(w, "Gather").
		Comment("The branches run side by side; when one fails, all are stopped.").
		Arguments(&shared, builder.Bind(&shared.PatientID, &in.PatientID)).
		Retry(builder.RetryOn("ArchiveBusy").MaxAttempts(2))

	// A branch is a scope of its own with a result type. States of one branch cannot lead to states of another one.
	labs := builder.Branch(gather, func(b *builder.BranchScope[Labs]) {
		b.Comment("Laboratory values.")
		req := Patient{Since: "2020-01-01"}
		b.StartAt(builder.Task(b, "Fetch labs", lambdatask.Handler(builder.Param("labs_function"), FetchLabs)).
			Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
			Retry(builder.LambdaTransient))
	})
	drugs := builder.Branch(gather, func(b *builder.BranchScope[Medication]) {
		req := Patient{Since: "2024-01-01"}
		fetch := builder.Task(b, "Fetch medication", lambdatask.Function[Patient, Medication](builder.Param("medication_function"))).
			Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID))
		// A branch may mend its own failures: it then gives what the caught way gives.
		none := builder.Succeed(b, "No medication known", &Medication{Drugs: []string{}})
		fetch.Catch(none, "NotFound")
		b.StartAt(fetch)
	})
	bed := builder.Branch(gather, func(b *builder.BranchScope[Bed]) {
		found := Bed{Free: true}
		b.StartAt(builder.Pass(b, "Find bed", &found, builder.Bind(&found.Ward, builder.Lower(&in.Ward))))
	})

	// The results have the types of the branches. Only what is read below is kept: of the flags their number, since Assign of the
	// Parallel reads them where they are.
	flags := builder.Var[int](w, "flags")
	gather.Assign(builder.Bind(flags, builder.Len(&labs.Flags)))
	out := Overview{}
	done := builder.Succeed(w, "Overview", &out,
		builder.Bind(&out.Creatinine, &labs.Creatinine),
		builder.Bind(&out.Flags, flags),
		builder.Bind(&out.Drugs, &drugs.Drugs),
		builder.Bind(&out.Bed, bed))

	// The failure of the Parallel is that of the branch that failed.
	failed := builder.Fail(w, "Incomplete", "Incomplete", builder.Format("{}: {}", &gather.Failure().Error, &gather.Failure().Cause))
	gather.
		CatchRule(builder.On("NotFound").Comment("A patient without lab results is complete."), builder.Succeed(w, "New patient", &Overview{Drugs: []string{}})).
		Catch(failed)

	w.StartAt(gather)
	gather.Then(done)
	return w
}

// Counts is the output of the next workflow.
type Counts struct {
	Flags int `json:"flags"`
	Drugs int `json:"drugs"`
}

// Count ends with the Parallel itself: its Output makes the workflow's output of what the branches gave.
func Count() *builder.Workflow[Admission, Counts] {
	w := builder.New[Admission, Counts]("admission-counts")
	in := w.Input()

	count := builder.Parallel(w, "Count").Arguments(builder.From(&in.PatientID))
	labs := builder.Branch(count, func(b *builder.BranchScope[Labs]) {
		req := Patient{}
		b.StartAt(builder.Task(b, "Labs", lambdatask.Handler(builder.Param("labs_function"), FetchLabs)).
			Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)))
	})
	words := builder.Branch(count, func(b *builder.BranchScope[[]string]) {
		b.StartAt(builder.PassExpr(b, "Words", builder.Split(&in.Notes, " ")))
	})

	out := Counts{}
	w.StartAt(count.Output(&out,
		builder.Bind(&out.Flags, builder.Len(&labs.Flags)),
		builder.Bind(&out.Drugs, builder.Len(words))))
	return w
}
