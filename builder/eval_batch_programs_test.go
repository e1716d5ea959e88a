package builder_test

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

type (
	// members is an input of an object of any size.
	members struct {
		Ages map[string]int
		N    int
	}
	// tagged is what a child gets of a person.
	tagged struct {
		Name, From string
		Depth      int
	}
	taggedOutcome = batch.Outcome[tagged, string]
	textOutcome   = batch.Outcome[string, int]
	tagBatch      = batch.Batch[string, words]
	tagBatchFate  = batch.Outcome[tagBatch, int]
)

// batchPrograms use patterns/batch.
func batchPrograms() []evalProgram {
	limit := builder.Timeout(time.Hour)
	return []evalProgram{
		flowProgram("batch with poison items", func(w *builder.Workflow[lists, []textOutcome], in *lists) {
			w.StartAt(batch.Run(w, "Tags", batch.Items(&in.Tags), batch.NoWriter(100, 2000), batch.Label("Tags"), batch.Unlimited(), lengthOr("Poison")))
		}, checkPoison, limit),
		flowProgram("batch with a fault", func(w *builder.Workflow[lists, string], in *lists) {
			run := batch.Run(w, "Tags", batch.Items(&in.Tags), batch.NoWriter(100, 2000), batch.AutoLabel(), batch.MaxConcurrency(3), lengthOr("Broken"),
				batch.Faults("Broken"))
			run.State().Output(builder.Format("{}", builder.Len(run.Results())))
			f := run.Failure()
			run.State().Catch(builder.SucceedExpr(w, "Failed", builder.Format("{}: {}", &f.Error, &f.Cause)))
			w.StartAt(run)
		}, func(c *flowCheck[lists, string]) {
			for _, tag := range c.in.Tags {
				if utf8.RuneCountInString(tag) > 2 {
					require.Equal(c, "Broken: "+tag, c.out)
					return
				}
			}
			require.Equal(c, strconv.Itoa(len(c.in.Tags)), c.out)
		}, limit),
		flowProgram("batch over an object", func(w *builder.Workflow[members, []batch.Outcome[batch.Member[int], string]], in *members) {
			w.StartAt(batch.Run(w, "Ages", batch.Members(&in.Ages), batch.NoWriter(100, 2000), batch.Label("Ages"), batch.Unlimited(),
				func(b batch.Body[string], m *batch.Member[int]) {
					b.StartAt(builder.PassExpr(b, "Text", builder.Format("{}={}", &m.Key, &m.Value)))
				}))
		}, func(c *flowCheck[members, []batch.Outcome[batch.Member[int], string]]) {
			require.Len(c, c.out, len(c.in.Ages))
			for _, o := range c.out {
				age, there := c.in.Ages[o.Key]
				require.True(c, there)
				require.Equal(c, o.Key+"="+decimal(age), *o.Result)
			}
		}, limit),
		flowProgram("batch of selected items", func(w *builder.Workflow[lists, []taggedOutcome], in *lists) {
			people := batch.KeyedBy(batch.Items(&in.People), func(p *person) *string { return &p.Name })
			source := batch.Select(people, func(p *person, t *tagged) []builder.Binding {
				t.Depth = 3
				return []builder.Binding{builder.Bind(&t.Name, builder.Upper(&p.Name)), builder.Bind(&t.From, &in.S)}
			})
			w.StartAt(batch.Run(w, "People", source, batch.NoWriter(100, 2000), batch.Label("People"), batch.Unlimited(),
				func(b batch.Body[string], t *tagged) {
					b.StartAt(builder.PassExpr(b, "Text", builder.Format("{} {}", &t.From, &t.Depth)))
				}))
		}, func(c *flowCheck[lists, []taggedOutcome]) {
			require.Len(c, c.out, len(c.in.People))
			for i, p := range c.in.People {
				text := c.in.S + " 3"
				requireSame(c.T, taggedOutcome{Key: p.Name, Status: batch.StatusOK, Result: &text}, c.out[i])
			}
		}, limit),
		flowProgram("batch in batches", func(w *builder.Workflow[lists, []tagBatchFate], in *lists) {
			shared := words{B: "b"}
			source := batch.InBatchesWith(batch.Items(&in.Tags), batch.MaxItemsPerBatch(2).And(batch.MaxInputBytesPerBatch(4096)), &shared, builder.Bind(&shared.A, &in.S))
			w.StartAt(batch.Run(w, "Tags", source, batch.NoWriter(100, 2000), batch.Label("Tags"), batch.Unlimited(),
				func(b batch.Body[int], tags *tagBatch) {
					b.StartAt(builder.Choice(b, "Ours?").When(builder.EqualExpr(builder.From(&tags.BatchInput.B), builder.Lit("b")),
						builder.PassExpr(b, "Count", builder.Len(&tags.Items))).Otherwise(builder.Fail(b, "Not ours", "NotOurs", &tags.BatchInput.A)))
				}))
		}, func(c *flowCheck[lists, []tagBatchFate]) {
			n := 0
			for _, o := range c.out {
				require.Equal(c, batch.StatusOK, o.Status)
				n += *o.Result
			}
			require.Equal(c, len(c.in.Tags), n)
		}, limit),
	}
}

// lengthOr gives the length of a text, and fails over long ones.
func lengthOr(err string) func(b batch.Body[int], tag *string) {
	return func(b batch.Body[int], tag *string) {
		b.StartAt(builder.Choice(b, "Long?").
			When(builder.GreaterExpr(builder.TextLength(tag), builder.Lit(2)), builder.Fail(b, "Too long", err, tag)).
			Otherwise(builder.PassExpr(b, "Length", builder.TextLength(tag))))
	}
}

func checkPoison(c *flowCheck[lists, []textOutcome]) {
	require.Len(c, c.out, len(c.in.Tags))
	for i, tag := range c.in.Tags {
		o := c.out[i]
		require.True(c, strings.HasSuffix(o.Key, "#"+strconv.Itoa(i)), o.Key)
		n := utf8.RuneCountInString(tag)
		want := textOutcome{Key: o.Key, Status: batch.StatusOK, Result: &n}
		if n > 2 {
			want = textOutcome{Key: o.Key, Status: batch.StatusFailed, Error: "Poison", Cause: tag, Item: &tag}
		}
		requireSame(c.T, want, o)
	}
}
