package builder_test

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/golden/calls/dynamodb"
)

// tableRow is an item with attributes of all types.
type tableRow struct {
	ID    string                `json:"id"`
	Words []string              `json:"words" dynamodbav:",stringset"`
	Nums  []int                 `json:"nums" dynamodbav:",numberset"`
	Reals []float64             `json:"reals,omitempty" dynamodbav:",numberset"`
	Blobs [][]byte              `json:"blobs" dynamodbav:"blobs,binaryset"`
	All   sink                  `json:"all"`
	Opt   *sink                 `json:"opt,omitempty"`
	Odd   oddNames              `json:"odd"`
	Num   json.Number           `json:"num"`
	Deep  [][][]string          `json:"deep"`
	Maps  map[string]innerRow   `json:"maps"`
	Rows  []innerRow            `json:"rows"`
	Ptr   []*innerRow           `json:"ptr"`
	Many  []map[string][]string `json:"many"`
}

type innerRow struct {
	Words []string `json:"words" dynamodbav:",stringset"`
	Ok    bool     `json:"ok"`
	No    *bool    `json:"no"`
	Raw   []byte   `json:"raw"`
}

type wholeOut[T any] struct {
	Item *T
	Old  *T
}

func attributePrograms() []evalProgram {
	var all []evalProgram
	for _, w := range dynamodb.Workflows() {
		all = append(all, published(w.Name(), func() builder.Definition { return w }))
	}
	return append(all,
		wholeItem("item with all types", func(r *sink) *string { return &r.S }),
		wholeItem("item with sets and nested values", func(r *tableRow) *string { return &r.ID }),
		wholeItem("item with odd names", func(r *oddNames) *string { return &r.Dash }),
		flowProgram("item of bound fields", buildBoundItem, func(c *flowCheck[sink, wholeOut[sink]]) { requireSame(c.T, boundItem(c.in), *c.out.Item) }),
		flowProgram("fields of an item", buildItemFields, func(c *flowCheck[sink, wholeOut[sink]]) { requireSame(c.T, boundItem(c.in), *c.out.Item) }),
		flowProgram("fields of an item, read later", buildLaterFields, func(c *flowCheck[sink, wholeOut[sink]]) { requireSame(c.T, boundItem(c.in), *c.out.Item) }),
		flowProgram("no item", buildNoItem, func(c *flowCheck[sink, noItem]) {
			require.Equal(c, noItem{Text: "none", Words: []string{"no words"}}, c.out)
		}),
		flowProgram("literal item", buildLiteralItem, func(c *flowCheck[sink, wholeOut[tableRow]]) { requireSame(c.T, copyOf(literalRow), *c.out.Item) }),
		flowProgram("great numbers", buildGreatNumbers, func(c *flowCheck[sink, wholeOut[greatNumbers]]) { requireSame(c.T, greatest, *c.out.Item) }),
		flowProgram("values of conditions and updates", buildValues, checkValues),
		flowProgram("item of computed values", buildComputedItem, checkComputedItem),
		flowProgram("attribute values of a call", buildAttributeValues, func(c *flowCheck[sink, sink]) {
			sent := decode[struct{ Key map[string]any }](c.T, c.visits[0].Fields["Arguments"])
			require.Equal(c, map[string]any{"id": map[string]any{"S": c.in.S}, "words": map[string]any{"SS": []any{c.in.S, "b"}}}, sent.Key)
		}),
		evalProgram{"mistake of a task package", []evalVariant{{name: "refused", refused: "ASL6072: what is wrong (what to do)", build: func() builder.Definition {
			w := builder.New[sink, sink]("refused")
			w.StartAt(builder.Task(w, "Call", builder.NewCall[sink, sink](builder.CallSpec{
				Service: "dynamodb", Action: "getItem", Arguments: []builder.Argument{builder.Here().RefusedArgument("what is wrong", "what to do")},
			})))
			return w
		}}}},
	)
}

// wholeItem puts the input, puts it again and gets it.
func wholeItem[T any](name string, key func(*T) *string) evalProgram {
	return flowProgram(name, func(w *builder.Workflow[T, wholeOut[T]], in *T) {
		table := dynamodbtask.NewTable[T]("table")
		put := builder.Task(w, "Put", table.PutItem()).ArgumentsExpr(builder.From(in))
		again := builder.Task(w, "Put again", table.PutItem(dynamodbtask.ReturnValues(dynamodbtask.AllOld))).ArgumentsExpr(builder.From(in))
		get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(key(table.Row()), key(in))))
		var out wholeOut[T]
		w.StartAt(put).Then(again).Then(get).Then(builder.Succeed(w, "End", &out,
			builder.Bind(&out.Item, &get.Result().Item), builder.Bind(&out.Old, &again.Result().Attributes)))
	}, func(c *flowCheck[T, wholeOut[T]]) {
		require.NotNil(c, c.out.Item)
		requireSame(c.T, c.in, *c.out.Item)
		requireSame(c.T, c.in, *c.out.Old)
	})
}

// boundItem are the fields that the programs over single fields bind.
func boundItem(in sink) sink {
	out := sink{
		S: in.S, I: in.I, N: in.N, F: in.F, B: in.B, G: in.G, T: in.T, D: in.D, A: in.A, R: in.R, P: in.P, Tags: in.Tags, Anys: in.Anys,
		People: in.People, Grid: in.Grid, Ptrs: in.Ptrs, Square: in.Square, Lists: in.Lists, ByName: in.ByName, OptS: in.OptS, OptI: in.OptI,
		OptB: in.OptB, OptP: in.OptP, EmptyS: in.EmptyS, EmptyL: in.EmptyL, ZeroP: in.ZeroP, QI: in.QI, L: "literal",
	}
	out.BaseID = in.BaseID
	return out
}

func itemBindings(to, from *sink) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&to.S, &from.S), builder.Bind(&to.I, &from.I), builder.Bind(&to.N, &from.N), builder.Bind(&to.F, &from.F),
		builder.Bind(&to.B, &from.B), builder.Bind(&to.G, &from.G), builder.Bind(&to.T, &from.T), builder.Bind(&to.D, &from.D),
		builder.Bind(&to.A, &from.A), builder.Bind(&to.R, &from.R), builder.Bind(&to.P, &from.P), builder.Bind(&to.Tags, &from.Tags),
		builder.Bind(&to.Anys, &from.Anys), builder.Bind(&to.People, &from.People), builder.Bind(&to.Grid, &from.Grid),
		builder.Bind(&to.Ptrs, &from.Ptrs), builder.Bind(&to.Square, &from.Square), builder.Bind(&to.Lists, &from.Lists),
		builder.Bind(&to.ByName, &from.ByName), builder.Bind(&to.OptS, &from.OptS), builder.Bind(&to.OptI, &from.OptI),
		builder.Bind(&to.OptB, &from.OptB), builder.Bind(&to.OptP, &from.OptP), builder.Bind(&to.EmptyS, &from.EmptyS),
		builder.Bind(&to.EmptyL, &from.EmptyL), builder.Bind(&to.ZeroP, &from.ZeroP), builder.Bind(&to.QI, &from.QI),
		builder.Bind(&to.BaseID, &from.BaseID),
	}
}

func orZero[T any](p *T) builder.Expr[T] {
	var zero T
	return builder.OrElseExpr(builder.Optional(p), builder.Lit(zero))
}

// optionalBindings are bindings from an item that may be absent.
func optionalBindings(to, from *sink) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&to.S, orZero(&from.S)), builder.Bind(&to.I, orZero(&from.I)), builder.Bind(&to.N, orZero(&from.N)), builder.Bind(&to.F, orZero(&from.F)),
		builder.Bind(&to.B, orZero(&from.B)), builder.Bind(&to.G, orZero(&from.G)), builder.Bind(&to.T, orZero(&from.T)), builder.Bind(&to.D, orZero(&from.D)),
		builder.Bind(&to.A, orZero(&from.A)), builder.Bind(&to.R, orZero(&from.R)), builder.Bind(&to.P, orZero(&from.P)), builder.Bind(&to.Tags, orZero(&from.Tags)),
		builder.Bind(&to.Anys, orZero(&from.Anys)), builder.Bind(&to.People, orZero(&from.People)), builder.Bind(&to.Grid, orZero(&from.Grid)),
		builder.Bind(&to.Ptrs, orZero(&from.Ptrs)), builder.Bind(&to.Square, orZero(&from.Square)), builder.Bind(&to.Lists, orZero(&from.Lists)),
		builder.Bind(&to.ByName, orZero(&from.ByName)), builder.Bind(&to.OptS, &from.OptS), builder.Bind(&to.OptI, &from.OptI),
		builder.Bind(&to.OptB, &from.OptB), builder.Bind(&to.OptP, &from.OptP), builder.Bind(&to.EmptyS, orZero(&from.EmptyS)),
		builder.Bind(&to.EmptyL, orZero(&from.EmptyL)), builder.Bind(&to.ZeroP, orZero(&from.ZeroP)), builder.Bind(&to.QI, orZero(&from.QI)),
		builder.Bind(&to.BaseID, orZero(&from.BaseID)), builder.Bind(&to.L, orZero(&from.L)),
	}
}

func putAndGet(w *builder.Workflow[sink, wholeOut[sink]], in *sink) (*builder.TaskState[sink, dynamodbtask.WriteOutput[sink]], *builder.TaskState[struct{}, dynamodbtask.GetItemOutput[sink]]) {
	table := dynamodbtask.NewTable[sink](builder.Param("table"))
	item := sink{L: "literal"}
	put := builder.Task(w, "Put", table.PutItem()).Arguments(&item, itemBindings(&item, in)...)
	return put, builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().S, &in.S)))
}

func buildBoundItem(w *builder.Workflow[sink, wholeOut[sink]], in *sink) {
	put, get := putAndGet(w, in)
	var out wholeOut[sink]
	w.StartAt(put).Then(get.Output(&out, builder.Bind(&out.Item, &get.Result().Item)))
}

func buildItemFields(w *builder.Workflow[sink, wholeOut[sink]], in *sink) {
	put, get := putAndGet(w, in)
	out := wholeOut[sink]{Item: &sink{}}
	w.StartAt(put).Then(get.Output(&out, optionalBindings(out.Item, get.Result().Item)...))
}

func buildLaterFields(w *builder.Workflow[sink, wholeOut[sink]], in *sink) {
	put, get := putAndGet(w, in)
	out := wholeOut[sink]{Item: &sink{}}
	w.StartAt(put).Then(get).Then(builder.Succeed(w, "End", &out, optionalBindings(out.Item, get.Result().Item)...))
}

type noItem struct {
	Text  string
	Opt   *string
	There bool
	Words []string
	Item  *tableRow
	N     int
}

func buildNoItem(w *builder.Workflow[sink, noItem], in *sink) {
	table := dynamodbtask.NewTable[tableRow]("table")
	get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().ID, &in.S)))
	item := get.Result().Item
	bind := func(out *noItem) []builder.Binding {
		return []builder.Binding{
			builder.Bind(&out.Text, builder.OrElseExpr(builder.Optional(&item.ID), builder.Lit("none"))),
			builder.Bind(&out.Opt, &item.All.OptS), builder.Bind(&out.There, builder.Present(&get.Result().Item)),
			builder.Bind(&out.Words, builder.OrElseExpr(builder.Optional(&item.Words), builder.Lit([]string{"no words"}))), builder.Bind(&out.Item, &get.Result().Item), builder.Bind(&out.N, orZero(&item.All.Fixed[1])),
		}
	}
	kept := builder.Var[noItem](w, "kept")
	var first, out noItem
	get.Assign(builder.Bind(kept, builder.Object(&first, bind(&first)...)))
	w.StartAt(get).Then(builder.Succeed(w, "End", &out, bind(&out)...))
}

var literalRow = tableRow{
	ID: "1", Words: []string{"b", "a"}, Nums: []int{1}, Blobs: [][]byte{{1, 2}}, Deep: [][][]string{{{"x"}}, {}, nil},
	Maps: map[string]innerRow{"m": {Ok: true}}, Rows: []innerRow{{Words: []string{"w"}, Raw: []byte("raw")}}, Ptr: []*innerRow{nil, {}},
	All: sink{A: map[string]any{"k": []any{1.5, nil, []any{"deep"}}}, R: json.RawMessage(`{"raw": [1]}`), OptB: new(false), S: "{% text %}"}, Num: "12.5",
}

func buildLiteralItem(w *builder.Workflow[sink, wholeOut[tableRow]], in *sink) {
	table := dynamodbtask.NewTable[tableRow]("table")
	item := literalRow
	put := builder.Task(w, "Put", table.PutItem()).Arguments(&item)
	get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().ID, &in.S)))
	var out wholeOut[tableRow]
	w.StartAt(put).Then(get.Output(&out, builder.Bind(&out.Item, &get.Result().Item)))
}

// buildComputedItem binds fields deep inside the item to expressions that are no plain fields.
func buildComputedItem(w *builder.Workflow[sink, wholeOut[tableRow]], in *sink) {
	table := dynamodbtask.NewTable[tableRow]("table")
	item := tableRow{ID: "1", Rows: make([]innerRow, 2), Opt: &sink{}, Ptr: []*innerRow{{}}}
	put := builder.Task(w, "Put", table.PutItem()).Arguments(&item,
		builder.Bind(&item.Words, builder.Concat(builder.ListOf(builder.From(&in.S)), builder.From(&in.Tags))),
		builder.Bind(&item.Nums, &in.Nums),
		builder.Bind(&item.All.P, builder.OrElse(&in.OptP, person{Name: "nobody"})),
		builder.Bind(&item.All.OptP, builder.OptionalExpr(builder.From(&in.P))),
		builder.Bind(&item.All.OptT, &in.OptT),
		builder.Bind(&item.All.A, builder.Any(&in.People)),
		builder.Bind(&item.All.F, builder.Mul(&in.F, 2)),
		builder.Bind(&item.All.OptS, builder.OptionalExpr(builder.Format("{}!", &in.S))),
		builder.Bind(&item.All.QI, builder.Add(&in.I, 1)),
		builder.Bind(&item.All.Tags, builder.Pluck(&in.People, func(p *person) *string { return &p.Name })),
		builder.Bind(&item.Opt.EmptyM, &in.EmptyM),
		builder.Bind(&item.Opt.B, builder.Has(&in.Tags, "a")),
		builder.Bind(&item.Rows[0].Words, &in.Tags),
		builder.Bind(&item.Rows[1].No, &in.OptB),
		builder.Bind(&item.Ptr[0].Raw, &in.D),
	)
	get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().ID, &in.S)))
	var out wholeOut[tableRow]
	w.StartAt(put).Then(get).Then(builder.Succeed(w, "End", &out, builder.Bind(&out.Item, &get.Result().Item)))
}

func checkComputedItem(c *flowCheck[sink, wholeOut[tableRow]]) {
	in, all := c.in, sink{}
	all.P, all.OptP, all.OptT, all.F, all.OptS, all.QI = person{Name: "nobody"}, &in.P, in.OptT, in.F*2, new(in.S+"!"), in.I+1
	if in.OptP != nil {
		all.P = *in.OptP
	}
	text, err := json.Marshal(in.People)
	require.NoError(c, err)
	require.NoError(c, json.Unmarshal(text, &all.A))
	if all.A == nil {
		all.A = c.out.Item.All.A // a nil list is one without elements
	}
	all.Tags = mapped(in.People, func(p person) string { return p.Name })
	want := tableRow{
		ID: "1", Words: append([]string{in.S}, in.Tags...), Nums: in.Nums, All: all,
		Opt: &sink{B: slices.Contains(in.Tags, "a"), EmptyM: in.EmptyM}, Rows: []innerRow{{Words: in.Tags}, {No: in.OptB}}, Ptr: []*innerRow{{Raw: in.D}}, Num: "0",
	}
	requireSame(c.T, copyOf(want), *c.out.Item)
}

func buildAttributeValues(w *builder.Workflow[sink, sink], in *sink) {
	words := builder.NewAttributeValue[[]string](builder.ListOf(builder.From(&in.S), builder.Lit("b"))).AsSet("SS").Named("words")
	w.StartAt(builder.Task(w, "Call", builder.NewCall[struct{}, sink](builder.CallSpec{
		Service: "lambda", Action: "invoke",
		Arguments: []builder.Argument{
			builder.TextArgument("FunctionName", "f"),
			builder.AttributeValuesArgument("Key", builder.NewAttributeValue[string](&in.S).Named("id"), words),
		},
	})))
}

type greatNumbers struct {
	Key   string
	Int   int64
	Neg   int64
	Uint  uint64
	Small int32
	Ints  []int `dynamodbav:",numberset"`
}

var greatest = greatNumbers{Int: 1<<53 - 1, Neg: -(1<<53 - 1), Uint: 1 << 53, Small: math.MinInt32, Ints: []int{1<<53 - 1}}

func buildGreatNumbers(w *builder.Workflow[sink, wholeOut[greatNumbers]], in *sink) {
	table := dynamodbtask.NewTable[greatNumbers]("table")
	numbers := builder.Pass(w, "Numbers", &greatest)
	put := builder.Task(w, "Put", table.PutItem()).ArgumentsExpr(builder.From(numbers.Result()))
	get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().Key, &in.S)))
	var out wholeOut[greatNumbers]
	w.StartAt(numbers).Then(put).Then(get.Output(&out, builder.Bind(&out.Item, &get.Result().Item)))
}

func buildValues(w *builder.Workflow[sink, wholeOut[sink]], in *sink) {
	table := dynamodbtask.NewTable[sink]("table")
	row := table.Row()
	update := builder.Task(w, "Update", table.UpdateItem(dynamodbtask.Key(&row.S, &in.S),
		dynamodbtask.Set(&row.OptS, &in.OptS), dynamodbtask.Set(&row.P, &in.P), dynamodbtask.Set(&row.People, &in.People),
		dynamodbtask.Set(&row.A, &in.A), dynamodbtask.Add(&row.I, &in.I), dynamodbtask.ListAppend(&row.Tags, &in.Tags),
		dynamodbtask.Set(&row.T, builder.AddTime(&in.T, 0)), dynamodbtask.Set(&row.B, builder.Present(&in.OptI)),
		dynamodbtask.Condition(dynamodbtask.In(&row.G, builder.Lit(gradeLow), builder.From(&in.G)))))
	var out wholeOut[sink]
	w.StartAt(update).Then(builder.Succeed(w, "End", &out))
}

func checkValues(c *flowCheck[sink, wholeOut[sink]]) {
	values := decode[struct {
		OptS   *string  `json:":optS"`
		P      person   `json:":p"`
		People []person `json:":people"`
		A      any      `json:":a"`
		I      int      `json:":i"`
		Tags   []string `json:":tags"`
		B      bool     `json:":b"`
		G      grade    `json:":g_2"`
	}](c.T, c.visits[0].Fields["Plain"])
	requireSame(c.T, c.in.OptS, values.OptS)
	requireSame(c.T, c.in.P, values.P)
	requireSame(c.T, c.in.People, values.People)
	requireSame(c.T, []any{c.in.A, c.in.I, c.in.Tags, c.in.OptI != nil, c.in.G}, []any{values.A, values.I, values.Tags, values.B, values.G})
}
