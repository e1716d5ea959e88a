// Package lists works with lists and maps: taking parts, choosing elements, computing over each of them, and making lists. The
// result is a list for lists of no and of one element, too.
package lists

import "github.com/aslgen/aslgen/builder"

// The types of the workflow.
type (
	// Chart is the input.
	Chart struct {
		PatientID string            `json:"patientId"`
		Drugs     []Drug            `json:"drugs"`
		Home      []Drug            `json:"home"`
		Allergies []string          `json:"allergies"`
		Suspect   string            `json:"suspect"`
		Contacts  map[string]string `json:"contacts"`
		Relation  string            `json:"relation"`
	}
	// Drug is a drug that the patient takes.
	Drug struct {
		Name   string   `json:"name"`
		DoseMg int      `json:"doseMg"`
		Times  []string `json:"times"`
		Stop   *string  `json:"stop,omitempty"`
	}
	// Line is a line of the plan.
	Line struct {
		Text string `json:"text"`
		Day  int    `json:"day"`
	}
	// Plan is the output.
	Plan struct {
		Count      int        `json:"count"`
		Running    int        `json:"running"`
		Names      []string   `json:"names"`
		HomeNames  string     `json:"homeNames"`
		High       []Drug     `json:"high"`
		HighAtHome []string   `json:"highAtHome"`
		Times      [][]string `json:"times"`
		Lines      []Line     `json:"lines"`
		All        []Drug     `json:"all"`
		First      string     `json:"first"`
		Last       string     `json:"last"`
		NextOfKin  string     `json:"nextOfKin"`
		Insurer    string     `json:"insurer"`
		Penicillin bool       `json:"penicillin"`
		Known      bool       `json:"known"`
		Days       []int      `json:"days"`
		Rounds     [][]Drug   `json:"rounds"`
		Headings   []string   `json:"headings"`
	}
)

// Workflow makes a medication plan.
func Workflow() *builder.Workflow[Chart, Plan] {
	w := builder.New[Chart, Plan]("medication-plan")
	in := w.Input()

	// The functions over elements are called once, with the address of an element to take pointers into.
	name := func(d *Drug) *string { return &d.Name }
	high := func(d *Drug) builder.Expr[bool] { return builder.GreaterOrEqual(&d.DoseMg, 500) }
	running := func(d *Drug) builder.Expr[bool] { return builder.Not(builder.Present(&d.Stop)) }
	text := func(d *Drug) builder.Expr[string] { return builder.Format("{}, {} mg", &d.Name, &d.DoseMg) }
	line := func(d *Drug) builder.Expr[Line] { // a whole Go value for every element
		l := Line{Day: 1}
		return builder.Object(&l, builder.Bind(&l.Text, text(d)))
	}
	all := builder.Concat(builder.From(&in.Drugs), builder.From(&in.Home))

	out := Plan{}
	w.StartAt(builder.Succeed(w, "Plan", &out,
		builder.Bind(&out.Count, builder.Len(&in.Drugs)),
		builder.Bind(&out.Running, builder.LenExpr(builder.FilterExpr(all, running))),
		builder.Bind(&out.Names, builder.Pluck(&in.Drugs, name)),
		builder.Bind(&out.HomeNames, builder.JoinExpr(builder.EachExpr(builder.Filter(&in.Home, running), text), "; ")),
		builder.Bind(&out.High, builder.Filter(&in.Drugs, high)),
		builder.Bind(&out.HighAtHome, builder.PluckExpr(builder.Filter(&in.Home, high), name)),
		builder.Bind(&out.Times, builder.Pluck(&in.Drugs, func(d *Drug) *[]string { return &d.Times })),
		builder.Bind(&out.Lines, builder.Each(&in.Drugs, line)),
		builder.Bind(&out.All, all),
		// An element may not be there: At and Key give optional values, which need a default. Field reads a field of one.
		builder.Bind(&out.First, builder.Field(builder.OrElseExpr(builder.At(&in.Drugs, 0), builder.Lit(Drug{Name: "none"})), name)),
		builder.Bind(&out.Last, builder.OrElseExpr(builder.AtExpr(builder.Pluck(&in.Drugs, name), -1), builder.Lit("none"))),
		builder.Bind(&out.NextOfKin, builder.OrElseExpr(builder.Key(&in.Contacts, &in.Relation), builder.Lit("unknown"))),
		builder.Bind(&out.Insurer, builder.OrElseExpr(builder.Key(&in.Contacts, "insurer"), builder.Lit("none"))),
		builder.Bind(&out.Penicillin, builder.Has(&in.Allergies, "penicillin")),
		builder.Bind(&out.Known, builder.HasExpr(&in.Allergies, builder.Lower(&in.Suspect))),
		builder.Bind(&out.Days, builder.Range(builder.Lit(1), builder.Len(&in.Drugs))),
		builder.Bind(&out.Rounds, builder.Partition(&in.Drugs, 4)),
		builder.Bind(&out.Headings, builder.ListOf(builder.Lit("Drugs of"), builder.From(&in.PatientID)))))
	return w
}
