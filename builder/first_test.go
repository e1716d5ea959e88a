package builder_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

type Encounter struct {
	PatientID string  `json:"patientId"`
	Comment   *string `json:"comment,omitempty"`
	Tags      []string
}
type FetchRequest struct {
	PatientID string `json:"patientId"`
	Depth     int    `json:"depth"`
	Comment   string
	Tags      []string
}
type Image struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
	Tags  []string
}
type Chart struct {
	Completeness float64 `json:"completeness"`
	Images       []Image `json:"images"`
	Patient      *struct {
		Name string `json:"name"`
	} `json:"patient"`
}
type Decision string

const (
	Approve Decision = "approve"
	Reject  Decision = "reject"
)

func (Decision) Values() []Decision { return []Decision{Approve, Reject} }

type Ask struct {
	Token, Note string
	IDs         []string
}
type Answer struct {
	Decision Decision `json:"decision"`
	Comment  *string  `json:"comment"`
}
type Published struct {
	Note string
	By   string
	N    int
}

func FetchChart(context.Context, FetchRequest) (Chart, error) { return Chart{}, nil }

func TestFirst(t *testing.T) {
	w := builder.New[Encounter, Published]("clinical-note", builder.Comment("try"))
	in := w.Input()
	req := FetchRequest{Depth: 3}
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_arn"), FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID), builder.BindOptional(&req.Comment, &in.Comment), builder.Bind(&req.Tags, &in.Tags)).
		Retry(builder.LambdaTransient)
	chart := fetch.Result()
	failed := builder.Fail(w, "Failed", "Refused", builder.Format("cause {}", &fetch.Failure().Cause))
	fetch.Catch(failed)
	ask := Ask{}
	review := builder.Task(w, "Review", sqstask.WithToken[Ask, Answer](builder.Param("queue"))).
		Arguments(&ask, builder.Bind(&ask.Token, builder.TaskToken()),
			builder.Bind(&ask.Note, builder.OrElseExpr(builder.Optional(&chart.Patient.Name), builder.Lit("?"))),
			builder.Bind(&ask.IDs, builder.Pluck(&chart.Images, func(i *Image) *string { return &i.ID }))).
		Timeout(24 * time.Hour).Heartbeat(time.Hour)
	complete := builder.Choice(w, "Complete?").When(builder.Less(&chart.Completeness, 0.8), builder.Fail(w, "Refuse", "Incomplete", "c")).Otherwise(review)
	out := Published{By: "x"}
	ok := builder.Succeed(w, "Published", &out, builder.Bind(&out.Note, builder.OrElse(&review.Result().Comment, "none")),
		builder.Bind(&out.N, builder.Len(&chart.Images)))
	no := builder.Fail(w, "Rejected", "Rejected", builder.JSONata[string]("$1 & 'x'", &in.PatientID))
	sw := builder.Switch(w, "Decision", &review.Result().Decision).Case(Approve, ok).Case(Reject, no)
	m := builder.Map(w, "Each image", builder.Select(&chart.Images, func(raw *Image, i *Image) []builder.Binding {
		return []builder.Binding{builder.Bind(&i.ID, &raw.ID), builder.Bind(&i.Score, builder.Mul(&raw.Score, 2)), builder.Bind(&i.Tags, &raw.Tags)}
	}), func(p *builder.Processor[Image, string]) {
		p.StartAt(builder.PassThrough(p, "Begin")).Then(builder.PassExpr(p, "One", builder.Format("{} of {}", &p.Item().ID, &in.PatientID)))
	})
	m.Then(sw)
	w.StartAt(fetch).Then(complete)
	review.Then(m)
	sm, faults := w.Build()
	fmt.Println(faults.String())
	if sm != nil {
		fmt.Println(string(sm.Print()))
	}
}
