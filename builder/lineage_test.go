package builder_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

type (
	secretPerson struct {
		ID   string `json:"id"`
		Name string `json:"name" asl:"sensitive"`
		Born int    `json:"born" asl:"sensitive"`
	}
	SecretHome  struct{ Street string }
	secretVisit struct {
		SecretReason
		*SecretHome `asl:"sensitive"`
		Ward        string
	}
	SecretReason struct {
		Reason string `asl:"sensitive"`
	}
	secretIn struct {
		Person  secretPerson   `json:"person"`
		All     []secretPerson `json:"all"`
		Visit   secretVisit
		Ward    string
		Bucket  string
		Unnamed struct {
			Phone string `asl:"sensitive"`
		}
		Other builder.TaggedPerson
	}
	TaggedPerson struct {
		Name string `asl:"sensitive"`
	}
	secretLog struct {
		A, B, C any
		Name    string
	}
	secretNote struct {
		Text string `json:"text"`
		More any    `json:"more,omitempty"`
	}
	secretAsk struct {
		Token string
		About secretPerson
	}
	secretForm struct {
		Ward   string `asl:"sensitive"`
		Number int
	}
	// secretFlow is the workflow of the programs.
	secretFlow = builder.Workflow[secretIn, any]
)

// lineageProgram is a workflow and all its flows: source > kind state parameter.
type lineageProgram struct {
	name string
	make func(w *secretFlow, in *secretIn)
	want []string
}

// tellSecret makes a Task that hands a note to a function.
func tellSecret(s builder.Scope, name string, text builder.Expr[string]) *builder.TaskState[secretNote, string] {
	note := secretNote{}
	return builder.Task(s, name, lambdatask.Function[secretNote, string]("note")).Arguments(&note, builder.Bind(&note.Text, text))
}

// secretEnd makes an end that gives nothing.
func secretEnd(s builder.ScopeOf[any], name string) builder.State {
	return builder.SucceedExpr(s, name, builder.Any(builder.Lit("done")))
}

var lineagePrograms = []lineageProgram{
	{"plain binding into a call", func(w *secretFlow, in *secretIn) {
		w.StartAt(tellSecret(w, "Tell", builder.From(&in.Person.Name))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text"}},

	{"format", func(w *secretFlow, in *secretIn) {
		w.StartAt(tellSecret(w, "Tell", builder.Format("{} of {}", &in.Person.Born, &in.Ward))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > call Tell Payload.text"}},

	{"nested struct", func(w *secretFlow, in *secretIn) {
		ask := struct{ Who struct{ About secretPerson } }{}
		w.StartAt(builder.Task(w, "Tell", lambdatask.Function[struct{ Who struct{ About secretPerson } }, string]("note")).
			Arguments(&ask, builder.Bind(&ask.Who.About, &in.Person))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > call Tell Payload.Who.About.born", "secretPerson.Name > call Tell Payload.Who.About.name"}},

	{"embedded structs", func(w *secretFlow, in *secretIn) {
		w.StartAt(tellSecret(w, "Tell", builder.Format("{} {}", &in.Visit.Reason, &in.Visit.Ward))).
			Then(tellSecret(w, "Send", builder.OrElseExpr(builder.Optional(&in.Visit.Street), builder.Lit("")))).Then(secretEnd(w, "End"))
	}, []string{"SecretReason.Reason > call Tell Payload.text", "secretVisit.SecretHome > call Send Payload.text"}},

	{"whole struct", func(w *secretFlow, in *secretIn) {
		w.StartAt(builder.Task(w, "Tell", lambdatask.Function[secretVisit, string]("note")).ArgumentsExpr(builder.From(&in.Visit))).Then(secretEnd(w, "End"))
	}, []string{"SecretReason.Reason > call Tell Payload.Reason", "secretVisit.SecretHome > call Tell Payload.Street"}},

	{"text of a struct through a variable into a cause", func(w *secretFlow, in *secretIn) {
		note := builder.Var[string](w, "note")
		w.StartAt(builder.PassThrough(w, "Keep").Assign(builder.Bind(note, builder.JSONText(&in.Visit)))).Then(builder.Fail(w, "Stop", "Bad", note))
	}, []string{"SecretReason.Reason > error Stop Cause", "SecretReason.Reason > variable Keep note",
		"secretVisit.SecretHome > error Stop Cause", "secretVisit.SecretHome > variable Keep note"}},

	{"result whose type is tagged", func(w *secretFlow, in *secretIn) {
		find := builder.Task(w, "Find", lambdatask.Function[any, secretPerson]("find"))
		w.StartAt(find).Then(tellSecret(w, "Tell", builder.From(&find.Result().Name))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text"}},

	{"items of a Map", func(w *secretFlow, in *secretIn) {
		each := builder.Map(w, "Each", &in.All, func(p *builder.Processor[secretPerson, string]) {
			p.StartAt(tellSecret(p, "Tell", builder.From(&p.Item().ID))).Then(builder.PassExpr(p, "Name", builder.From(&p.Item().Name)))
		})
		w.StartAt(each).Then(builder.SucceedExpr(w, "End", builder.Any(builder.From(each.Result()))))
	}, []string{"secretPerson.Name > output End []"}},

	{"batches", func(w *secretFlow, in *secretIn) {
		with := secretNote{}
		source := builder.BatchInput(builder.Batched(builder.FromList(&in.All), builder.MaxItemsPerBatch(5)), &with, builder.Bind(&with.Text, &in.Person.Name))
		w.StartAt(builder.DistributedMap(w, "Each", source, func(p *builder.Processor[builder.Batch[secretPerson, secretNote], string]) {
			p.StartAt(tellSecret(p, "Tell", builder.From(&p.Item().BatchInput.Text))).
				Then(tellSecret(p, "Send", builder.Format("{}", builder.Pluck(&p.Item().Items, func(x *secretPerson) *int { return &x.Born })))).
				Then(tellSecret(p, "Count", builder.Format("{}", builder.Len(&p.Item().Items))))
		})).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > call Send Payload.text", "secretPerson.Name > call Tell Payload.text"}},

	{"selected items", func(w *secretFlow, in *secretIn) {
		source := builder.Select(builder.FromList(&in.All), func(raw *secretPerson, n *secretNote) []builder.Binding {
			return []builder.Binding{builder.Bind(&n.Text, &raw.Name), builder.BindPtr(new(*string), &raw.ID)}[:1]
		})
		w.StartAt(builder.Map(w, "Each", source, func(p *builder.Processor[secretNote, string]) {
			p.StartAt(tellSecret(p, "Tell", builder.From(&p.Item().Text)))
		})).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text"}},

	{"results of branches", func(w *secretFlow, in *secretIn) {
		both := builder.Parallel(w, "Both")
		name := builder.Branch(both, func(b *builder.BranchScope[string]) {
			b.StartAt(builder.PassExpr(b, "Name", builder.Upper(&in.Person.Name)))
		})
		id := builder.Branch(both, func(b *builder.BranchScope[string]) {
			b.StartAt(builder.PassExpr(b, "Id", builder.From(&in.Person.ID)))
		})
		w.StartAt(both).Then(tellSecret(w, "Tell", builder.From(name))).Then(tellSecret(w, "Send", builder.From(id))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text"}},

	{"a call in a branch", func(w *secretFlow, in *secretIn) {
		both := builder.Parallel(w, "Both")
		builder.Branch(both, func(b *builder.BranchScope[string]) { b.StartAt(tellSecret(b, "Tell", builder.From(&in.Person.Name))) })
		builder.Branch(both, func(b *builder.BranchScope[string]) { b.StartAt(tellSecret(b, "Send", builder.From(&in.Ward))) })
		w.StartAt(both).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text"}},

	{"fragment used twice", func(w *secretFlow, in *secretIn) {
		tell := func(prefix string, text *string) builder.Chain {
			f := builder.NewFragment(w, prefix)
			kept := builder.Var[string](f, "kept")
			keep := builder.PassThrough(f, "Keep").Assign(builder.Bind(kept, text))
			send := tellSecret(f, "Tell", builder.From(kept))
			keep.Then(send)
			return builder.Span(keep, send)
		}
		w.StartAt(tell("First ", &in.Person.ID)).Then(tell("Second ", &in.Person.Name)).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Second Tell Payload.text", "secretPerson.Name > variable Second Keep secondKept"}},

	{"loop through a variable", func(w *secretFlow, in *secretIn) {
		log := builder.InitialVar[[]string](w, "log", builder.Lit([]string{}))
		more := builder.PassThrough(w, "More").Assign(builder.Bind(log, builder.Concat(builder.From(log), builder.ListOf(builder.Upper(&in.Person.Name)))))
		w.StartAt(more).Then(builder.Choice(w, "Enough?").When(builder.Equal(&in.Ward, "x"), more).Otherwise(builder.SucceedExpr(w, "End", builder.Any(builder.From(log)))))
	}, []string{"secretPerson.Name > output End []", "secretPerson.Name > variable More log[]"}},

	{"variables of a Choice", func(w *secretFlow, in *secretIn) {
		a, b := builder.Var[string](w, "a"), builder.Var[string](w, "b")
		end := builder.Fail(w, "Stop", a, b)
		w.StartAt(builder.Choice(w, "Which?").
			WhenRule(builder.Rule(builder.Equal(&in.Ward, "x")).Assign(builder.Bind(a, &in.Person.Name), builder.Bind(b, builder.Lit("b"))), end).
			Otherwise(end).Assign(builder.Bind(a, builder.Lit("a")), builder.Bind(b, &in.Ward)))
	}, []string{"secretPerson.Name > error Stop Error", "secretPerson.Name > variable Which? a"}},

	{"what came in goes out at the end", func(w *secretFlow, in *secretIn) {
		w.StartAt(builder.Wait(w, "Rest", time.Second)).Then(builder.Choice(w, "Which?").When(builder.Equal(&in.Ward, "x"), builder.PassThrough(w, "Through")).
			Otherwise(builder.PassExpr(w, "Other", builder.Any(builder.From(&in.Ward)))))
	}, []string{"Phone > output Through Unnamed.Phone", "SecretReason.Reason > output Through Visit.Reason", "TaggedPerson.Name > output Through Other.Name",
		"secretPerson.Born > output Through all[].born", "secretPerson.Born > output Through person.born", "secretPerson.Name > output Through all[].name",
		"secretPerson.Name > output Through person.name", "secretVisit.SecretHome > output Through Visit.Street"}},

	{"what a state gave goes out behind it", func(w *secretFlow, in *secretIn) {
		w.StartAt(builder.PassExpr(w, "Name", builder.From(&in.Person.Name))).Then(builder.PassThrough(w, "Through"))
	}, []string{"secretPerson.Name > output Through"}},

	{"a failure goes out behind a Catch", func(w *secretFlow, in *secretIn) {
		tell := tellSecret(w, "Tell", builder.From(&in.Person.Name)).Catch(builder.PassThrough(w, "Through"))
		w.StartAt(tell).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text", "secretPerson.Name > output Through Cause"}},

	{"written results", func(w *secretFlow, in *secretIn) {
		written := builder.DistributedMap(w, "Each", &in.All, func(p *builder.Processor[secretPerson, secretPerson]) {
			p.StartAt(builder.PassExpr(p, "Same", builder.From(p.Item())))
		}).ResultWriter(builder.S3Destination("results", builder.Format("of/{}", &in.Person.Name)))
		w.StartAt(written).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > results Each Input.born", "secretPerson.Born > results Each Output.born", "secretPerson.Name > call Each Prefix",
		"secretPerson.Name > results Each Input.name", "secretPerson.Name > results Each Output.name"}},

	{"the object that is read", func(w *secretFlow, in *secretIn) {
		source := builder.S3CSV[SecretReason](&in.Bucket, builder.Format("of/{}", &in.Person.Name))
		w.StartAt(builder.DistributedMap(w, "Each", source, func(p *builder.Processor[SecretReason, any]) { p.StartAt(secretEnd(p, "Done")) })).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Each Key"}},

	{"name of an execution", func(w *secretFlow, in *secretIn) {
		start := builder.Task(w, "Start", statestask.Start[string](builder.Param("child"), statestask.Name(builder.Format("of-{}", &in.Person.Name)))).
			ArgumentsExpr(builder.From(&in.Ward))
		w.StartAt(start).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > name Start Name"}},

	{"people are asked", func(w *secretFlow, in *secretIn) {
		ask := secretAsk{}
		w.StartAt(builder.Task(w, "Ask", sqstask.WithToken[secretAsk, string](builder.Param("queue"))).
			Arguments(&ask, builder.Bind(&ask.Token, builder.TaskToken()), builder.Bind(&ask.About.Name, builder.Hash(&in.Person.Name, builder.SHA256)))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > channel Ask MessageBody.About.name"}},

	{"untagged neighbours", func(w *secretFlow, in *secretIn) {
		w.StartAt(tellSecret(w, "Tell", builder.Format("{} {}", &in.Person.ID, &in.Visit.Ward))).Then(builder.Fail(w, "Stop", "Bad", &in.Ward))
	}, []string{}},

	{"length, presence, comparison", func(w *secretFlow, in *secretIn) {
		note := secretNote{}
		w.StartAt(builder.Task(w, "Tell", lambdatask.Function[secretNote, string]("note")).Arguments(&note,
			builder.Bind(&note.Text, builder.If(builder.Equal(&in.Person.Name, "x"), builder.Lit("yes"), builder.Lit("no"))),
			builder.Bind(&note.More, builder.Any(builder.ListOf(builder.Format("{} {}", builder.Len(&in.All), builder.TextLength(&in.Person.Name)),
				builder.Format("{}", builder.PresentExpr(builder.Optional(&in.Visit.Street)))))))).Then(secretEnd(w, "End"))
	}, []string{}},

	{"failure of a call", func(w *secretFlow, in *secretIn) {
		tell := tellSecret(w, "Tell", builder.From(&in.Person.Name))
		tell.Catch(builder.Fail(w, "Stop", &tell.Failure().Error, &tell.Failure().Cause))
		w.StartAt(tell).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text", "secretPerson.Name > error Stop Cause"}},

	{"failure inside a Parallel", func(w *secretFlow, in *secretIn) {
		both := builder.Parallel(w, "Both")
		builder.Branch(both, func(b *builder.BranchScope[string]) { b.StartAt(tellSecret(b, "Tell", builder.From(&in.Person.Name))) })
		builder.Branch(both, func(b *builder.BranchScope[any]) {
			b.StartAt(tellSecret(b, "Send", builder.Format("{}", &in.Person.Born)).Catch(secretEnd(b, "Over"))).Then(secretEnd(b, "Sent"))
		})
		both.Catch(builder.Fail(w, "Stop", &both.Failure().Error, &both.Failure().Cause))
		w.StartAt(both).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > call Send Payload.text", "secretPerson.Name > call Tell Payload.text", "secretPerson.Name > error Stop Cause"}},

	{"texts of a Fail inside a Map", func(w *secretFlow, in *secretIn) {
		each := builder.Map(w, "Each", &in.All, func(p *builder.Processor[secretPerson, any]) {
			p.StartAt(builder.Fail(p, "Bad", &p.Item().Name, &p.Item().ID))
		})
		each.CatchRule(builder.On().Output(&secretNote{}), tellSecret(w, "Tell", builder.From(&each.Failure().Error)))
		w.StartAt(each).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Name > call Tell Payload.text", "secretPerson.Name > error Bad Error"}},

	{"tagged field of a request", func(w *secretFlow, in *secretIn) {
		form := secretForm{Number: 1}
		w.StartAt(builder.Task(w, "Tell", lambdatask.Function[secretForm, any]("form")).Arguments(&form, builder.Bind(&form.Ward, &in.Ward))).
			Then(builder.Task(w, "Fixed", lambdatask.Function[secretForm, any]("form")).Arguments(&secretForm{Ward: "literal"})).Then(secretEnd(w, "End"))
	}, []string{"secretForm.Ward > call Tell Payload.Ward"}},

	{"types of one name, and without a name", func(w *secretFlow, in *secretIn) {
		clash := builder.Task(w, "Find", lambdatask.Function[any, TaggedPerson]("find"))
		w.StartAt(clash).Then(tellSecret(w, "Tell", builder.Format("{}{}{}", &in.Other.Name, &clash.Result().Name, &in.Unnamed.Phone))).Then(secretEnd(w, "End"))
	}, []string{"Phone > call Tell Payload.text", "builder.TaggedPerson.Name > call Tell Payload.text", "builder_test.TaggedPerson.Name > call Tell Payload.text"}},

	{"outputs of states", func(w *secretFlow, in *secretIn) {
		note := secretNote{}
		kept := builder.PassThrough(w, "Keep").Output(&note, builder.Bind(&note.Text, &in.Person.Name))
		w.StartAt(kept).Then(builder.PassThrough(w, "Through"))
	}, []string{"secretPerson.Name > output Through text", "secretPerson.Name > state output Keep text"}},

	{"functions over lists", func(w *secretFlow, in *secretIn) {
		names := builder.Each(&in.All, func(p *secretPerson) builder.Expr[string] { return builder.Format("{}", &p.Born) })
		w.StartAt(tellSecret(w, "Tell", builder.JoinExpr(names, ", "))).
			Then(tellSecret(w, "Send", builder.JoinExpr(builder.PluckExpr(builder.Filter(&in.All, func(p *secretPerson) builder.Expr[bool] { return builder.Equal(&p.Name, "x") }),
				func(p *secretPerson) *string { return &p.ID }), ", "))).Then(secretEnd(w, "End"))
	}, []string{"secretPerson.Born > call Tell Payload.text"}},
}

// TestLineage compares all flows of every program with the table: none is missed, none invented.
func TestLineage(t *testing.T) {
	require.GreaterOrEqual(t, len(lineagePrograms), 20)
	for _, p := range lineagePrograms {
		t.Run(p.name, func(t *testing.T) {
			w := builder.New[secretIn, any]("lineage")
			p.make(w, w.Input())
			report := lineageOf(t, w)
			require.Equal(t, p.want, flowsIn(report))
			for range 5 {
				require.Equal(t, report, lineageOf(t, w), "a second report says the same")
			}
		})
	}
}

func lineageOf(t *testing.T, w *secretFlow) *builder.LineageReport {
	t.Helper()
	report, list := w.Lineage()
	require.NotNil(t, report, "%s", list)
	require.NotNil(t, report.Flows)
	return report
}

func flowsIn(report *builder.LineageReport) []string {
	out := []string{}
	for _, f := range report.Flows {
		out = append(out, strings.TrimSpace(f.Source+" > "+string(f.Sink)+" "+f.State+" "+f.Parameter))
	}
	slices.Sort(out)
	return out
}

// TestLineageEnds follows a variable that holds itself three times over: what is told apart in it has a bound.
func TestLineageEnds(t *testing.T) {
	w := builder.New[secretIn, any]("lineage")
	in := w.Input()
	log := builder.InitialVar[any](w, "log", builder.Any(builder.Lit("")))
	entry := &secretLog{}
	more := builder.PassThrough(w, "More").Assign(builder.Bind(log, builder.Any(builder.Object(entry, builder.Bind(&entry.A, log), builder.Bind(&entry.B, log),
		builder.Bind(&entry.C, log), builder.Bind(&entry.Name, &in.Person.Name)))))
	w.StartAt(more).Then(builder.Choice(w, "Enough?").When(builder.Equal(&in.Ward, "x"), more).Otherwise(builder.SucceedExpr(w, "End", builder.From(log))))
	flows := flowsIn(lineageOf(t, w))
	require.Contains(t, flows, "secretPerson.Name > output End")
	require.Contains(t, flows, "secretPerson.Name > variable More log.Name")
	for _, f := range flows {
		require.Regexp(t, "^secretPerson.Name > (output End|variable More)", f)
	}
}

// Types that hold each other, as those of FHIR do: there are more ways from one to another than can be told apart.
type (
	webA struct {
		Name string `asl:"sensitive"`
		B    []webB
		C    []webC
		D    []webD
		E    []webE
		F    []webF
		G    []webG
	}
	webB struct {
		Own webA
		A   []webA
		C   []webC
		D   []webD
		E   []webE
		F   []webF
		G   []webG
	}
	webC struct {
		A []webA
		B []webB
		D []webD
		E []webE
		F []webF
		G []webG
	}
	webD struct {
		A []webA
		B []webB
		C []webC
		E []webE
		F []webF
		G []webG
	}
	webE struct {
		A []webA
		B []webB
		C []webC
		D []webD
		F []webF
		G []webG
	}
	webF struct {
		A []webA
		B []webB
		C []webC
		D []webD
		E []webE
		G []webG
	}
	webG struct {
		A []webA
		B []webB
		C []webC
		D []webD
		E []webE
		F []webF
	}
)

// TestLineageOfTypesThatHoldEachOther ends, and finds what is read all the same.
func TestLineageOfTypesThatHoldEachOther(t *testing.T) {
	w := builder.New[webB, any]("lineage")
	in := w.Input()
	tell := tellSecret(w, "Tell", builder.From(&in.Own.Name))
	whole := builder.Task(w, "Whole", lambdatask.Function[webB, string]("note")).ArgumentsExpr(builder.From(in))
	w.StartAt(tell).Then(whole).Then(secretEnd(w, "End"))
	report, list := w.Lineage()
	require.NotNil(t, report, "%s", list)
	require.Equal(t, []string{"webA.Name > call Tell Payload.text", "webA.Name > call Whole Payload"}, flowsIn(report))
}

// TestLineagePlaces holds a flow to the line of the binding that hands the value over, and to the steps before it.
func TestLineagePlaces(t *testing.T) {
	w := builder.New[secretIn, any]("lineage")
	in := w.Input()
	kept := builder.Var[string](w, "kept")
	ask := secretAsk{}
	keep := builder.PassThrough(w, "Keep").Assign(builder.Bind(kept, &in.Person.Name)) // +0
	send := builder.Task(w, "Ask", sqstask.WithToken[secretAsk, string]("queue")).
		Arguments(&ask, // +2
			builder.Bind(&ask.Token, builder.TaskToken()),
			builder.Bind(&ask.About.ID, builder.Upper(kept)), // +4
			builder.Bind(&ask.About.Born, &in.Person.Born))   // +5
	_, _, line, _ := runtime.Caller(0)
	w.StartAt(keep).Then(send).Then(secretEnd(w, "End"))
	report := lineageOf(t, w)
	first := line - 7
	var lines []int
	for _, f := range report.Flows {
		require.True(t, strings.HasSuffix(f.File, "lineage_test.go"), f.File)
		lines = append(lines, f.Line-first)
	}
	require.Equal(t, []string{"secretPerson.Born > channel Ask MessageBody.About.born", "secretPerson.Name > channel Ask MessageBody.About.id",
		"secretPerson.Name > variable Keep kept"}, flowsIn(report))
	require.Equal(t, []int{6, 5, 1}, lines)
	require.Equal(t, "sqs", report.Flows[1].Service)
	require.Equal(t, "sendMessage", report.Flows[1].Action)
	require.Len(t, report.Flows[1].Path, 1)
	require.Equal(t, `variable "kept"`, report.Flows[1].Path[0].Text)
	require.Equal(t, first+1, report.Flows[1].Path[0].Line)
	require.Empty(t, report.Flows[0].Path)
}

// TestLineageOfNothing has no report where there is no machine.
func TestLineageOfNothing(t *testing.T) {
	report, list := builder.New[secretIn, any]("lineage").Lineage()
	require.Nil(t, report)
	require.True(t, list.HasErrors())
	report, list = (*secretFlow)(nil).Lineage()
	require.Nil(t, report)
	require.True(t, list.HasErrors())
}

// TestForbid holds each receiver to what it receives, and to nothing else.
func TestForbid(t *testing.T) {
	for _, c := range []struct {
		name      string
		program   string
		policy    func(w *secretFlow) builder.SensitivePolicy
		forbidden int
	}{
		{"service", "plain binding into a call", policy(builder.Service("lambda")), 1},
		{"service and action", "plain binding into a call", policy(builder.Service("lambda", "invoke")), 1},
		{"other action", "plain binding into a call", policy(builder.Service("lambda", "list")), 0},
		{"other service", "plain binding into a call", policy(builder.Service("sns")), 0},
		{"any of several", "plain binding into a call", policy(builder.Service("sns"), builder.Service("lambda")), 1},
		{"error texts", "text of a struct through a variable into a cause", policy(builder.ErrorTexts()), 2},
		{"variables", "text of a struct through a variable into a cause", policy(builder.Variables()), 2},
		{"names", "name of an execution", policy(builder.Names()), 1},
		{"names are part of the service", "name of an execution", policy(builder.Service("states")), 1},
		{"channels", "people are asked", policy(builder.Channels()), 1},
		{"no channel", "plain binding into a call", policy(builder.Channels()), 0},
		{"written results", "written results", policy(builder.WrittenResults()), 4},
		{"places in S3", "written results", policy(builder.Service("s3")), 1},
		{"outputs", "outputs of states", policy(builder.Outputs()), 2},
		{"except a field", "whole struct", policyExcept("Reason", builder.Service("lambda")), 1},
		{"except a field of a type", "whole struct", policyExcept("SecretReason.Reason", builder.Service("lambda")), 1},
		{"except a field of a package", "types of one name, and without a name", policyExcept("builder_test.TaggedPerson.Name", builder.Service("lambda")), 2},
		{"except both", "types of one name, and without a name", policyExcept("TaggedPerson.Name", builder.Service("lambda")), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := builder.New[secretIn, any]("lineage")
			i := slices.IndexFunc(lineagePrograms, func(p lineageProgram) bool { return p.name == c.program })
			lineagePrograms[i].make(w, w.Input())
			builder.Forbid(w, c.policy(w))
			_, list := w.Build()
			require.Len(t, list, c.forbidden, "%s", list)
			for _, d := range list {
				require.Equal(t, "ASL6100", d.Code)
			}
		})
	}
}

func policy(receivers ...builder.Receiver) func(*secretFlow) builder.SensitivePolicy {
	return func(*secretFlow) builder.SensitivePolicy { return builder.SensitiveTo(receivers...) }
}

func policyExcept(field string, receivers ...builder.Receiver) func(*secretFlow) builder.SensitivePolicy {
	return func(*secretFlow) builder.SensitivePolicy { return builder.SensitiveTo(receivers...).Except(field) }
}

// TestForbidArgumentsOf forbids the arguments of one Task, and of no other one.
func TestForbidArgumentsOf(t *testing.T) {
	w := builder.New[secretIn, any]("lineage")
	tell, send := tellSecret(w, "Tell", builder.From(&w.Input().Person.Name)), tellSecret(w, "Send", builder.From(&w.Input().Person.Name))
	w.StartAt(tell).Then(send).Then(secretEnd(w, "End"))
	builder.Forbid(w, builder.SensitiveTo(builder.ArgumentsOf(send)))
	_, list := w.Build()
	require.Len(t, list, 1)
	require.Contains(t, list[0].Message, `sensitive field secretPerson.Name reaches the call lambda:invoke at Payload.text of "Send"`)
}

// TestForbidWhateverIsWrong asks for the flows of programs that are refused: that is not to panic.
func TestForbidWhateverIsWrong(t *testing.T) {
	for _, r := range refusals() {
		if r.program == nil {
			continue
		}
		w := builder.New[admission, discharge]("ward")
		r.program(w)
		builder.Forbid(w, builder.SensitiveTo(builder.Outputs(), builder.Service("lambda")))
		require.NotPanics(t, func() { w.Build() }, r.name)
	}
}
