package builder_test

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// eachPrior makes a distributed Map that fetches a chart for every item.
func eachPrior[Item any](w *ward, items builder.Items[Item]) *builder.DistributedMapState[chart] {
	each := builder.DistributedMap(w, "Each item", items, func(p *builder.Processor[Item, chart]) { // @each-prior
		p.StartAt(fetching(p, "Fetch prior"))
	})
	w.StartAt(each).Then(done(w))
	return each
}

// refusedItems are Maps whose items, results or settings cannot work.
var refusedItems = []refusal{
	{
		name: "reader-of-an-inline-map",
		program: func(w *ward) {
			rows := builder.S3JSON[scan]("studies", "scans.json") // @reader-of-an-inline-map
			w.StartAt(builder.Map(w, "Each scan", rows, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			})).Then(done(w))
		},
		want: []string{`ASL6062 inline Map "Each scan" has a reader or batches (only a DistributedMap has them)`},
	},
	{
		name: "csv-rows-with-numbers",
		program: func(w *ward) {
			eachPrior(w, builder.S3CSV[scan]("studies", "scans.csv")) // @csv-rows-with-numbers
		},
		want: []string{`ASL6062 items of "Each item": the rows of a CSV file hold texts, and builder_test.scan has members that are none (read rows of texts, and let the processor make numbers of them)`},
	},
	{
		name: "options-of-another-reader",
		program: func(w *ward) {
			eachPrior(w, builder.S3JSONL[scan]("studies", "scans.jsonl", // @options-of-another-reader @options-of-another-reader.2 @options-of-another-reader.3
				builder.CSVHeaders("ID"), builder.Delimiter(asl.DelimiterTab), builder.ItemsPointer("/scans")))
		},
		want: []string{
			`ASL6062 items of "Each item": CSVHeaders fits CSV files only (make items with FromList, S3CSV or another reader)`,
			`ASL6062 items of "Each item": Delimiter fits CSV files only (make items with FromList, S3CSV or another reader)`,
			`ASL6062 items of "Each item": ItemsPointer fits JSON files only (make items with FromList, S3CSV or another reader)`,
		},
	},
	{
		name: "items-pointer",
		program: func(w *ward) {
			eachPrior(w, builder.S3JSON[scan]("studies", "scans.json", builder.ItemsPointer("scans"))) // @items-pointer
		},
		want: []string{`ASL6062 items of "Each item": ItemsPointer "scans" does not begin with / (make items with FromList, S3CSV or another reader)`},
	},
	{
		name: "no-headers",
		program: func(w *ward) {
			eachPrior(w, builder.S3CSV[finding]("studies", "scans.csv", builder.CSVHeaders())) // @no-headers
		},
		want: []string{`ASL6062 items of "Each item": CSVHeaders names no column (make items with FromList, S3CSV or another reader)`},
	},
	{
		name: "version-of-a-listing",
		program: func(w *ward) {
			eachPrior(w, builder.S3Objects("studies", "ct/", builder.VersionID("3"))) // @version-of-a-listing
		},
		want: []string{`ASL6062 items of "Each item": VersionID fits a single object that is no Parquet file (make items with FromList, S3CSV or another reader)`},
	},
	{
		name: "athena-json",
		program: func(w *ward) {
			eachPrior(w, builder.AthenaManifest[scan]("studies", "manifest.csv", asl.InputJSON)) // @athena-json
		},
		want: []string{`ASL6062 items of "Each item": an Athena manifest lists CSV, JSONL or PARQUET files, not JSON (make items with FromList, S3CSV or another reader)`},
	},
	{
		name: "selected-twice",
		program: func(w *ward) {
			once := builder.Select(&w.Input().Scans, func(raw *scan, item *finding) []builder.Binding { return nil })
			twice := builder.Select(once, func(raw *finding, item *scan) []builder.Binding { return nil }) // @selected-twice
			eachPrior(w, twice)
		},
		want: []string{`ASL6062 Select of items that are selected or batched already (select once, and batch the selected items)`},
	},
	{
		name: "batches-without-a-size",
		program: func(w *ward) {
			rows := builder.S3JSON[scan]("studies", "scans.json")
			eachPrior(w, builder.Batched(rows, nil)) // @batches-without-a-size
		},
		want: []string{`ASL6062 the batches of "Each item" have no size (give MaxItemsPerBatch, MaxInputBytesPerBatch or both)`},
	},
	{
		name: "zero-items",
		program: func(w *ward) {
			eachPrior(w, builder.Items[scan]{})
		},
		at:   []string{"each-prior"},
		want: []string{`ASL6062 the items are the zero Items (make items with FromList, S3CSV or another reader)`},
	},
	{
		name: "written-results-as-a-list",
		program: func(w *ward) {
			each := builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			}).ResultWriter(builder.S3Destination("results", "charts/"))
			out := discharge{}
			w.StartAt(each).Then(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Count, builder.Len(each.Result())))) // @written-results-as-a-list
		},
		want: []string{`ASL6063 Output of "Done" reads the result of "Each scan" (its results are in S3: read Written, which tells where)`},
	},
	{
		name: "written-without-a-writer",
		program: func(w *ward) {
			each := builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			})
			out := discharge{}
			w.StartAt(each).Then(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &each.Written().MapRunArn))) // @written-without-a-writer
		},
		want: []string{`ASL6063 Output of "Done" reads MapRunArn of the result of "Each scan" (without a ResultWriter there is no Written: read Result)`},
	},
	{
		name: "flattened-results-as-a-list",
		program: func(w *ward) {
			each := builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			}).WriterConfig(asl.WriterFlatten, asl.OutputJSON)
			out := discharge{}
			w.StartAt(each).Then(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Count, builder.Len(each.Result())))) // @flattened-results-as-a-list
		},
		want: []string{`ASL6063 Output of "Done" reads the result of "Each scan" (its WriterConfig gives another form than the list of the outputs: use COMPACT, or leave it out)`},
	},
	{
		name: "label-with-a-blank",
		program: func(w *ward) {
			eachPrior(w, builder.FromList(&w.Input().Scans)).Label("each scan") // @label-with-a-blank
		},
		want: []string{"ASL6064 label \"each scan\" of \"Each item\" is no label (1 to 40 characters, without white space and ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & ` \")"},
	},
	{
		name: "label-too-long",
		program: func(w *ward) {
			eachPrior(w, builder.FromList(&w.Input().Scans)).Label(strings.Repeat("x", 41)) // @label-too-long
		},
		want: []string{"ASL6064 label \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" of \"Each item\" is no label (1 to 40 characters, without white space and ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & ` \")"},
	},
	{
		name: "label-used-twice",
		program: func(w *ward) {
			first := builder.DistributedMap(w, "First", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch first"))
			}).Label("scans")
			second := builder.DistributedMap(w, "Second", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch second"))
			}).Label("scans") // @label-used-twice
			w.StartAt(first).Then(second).Then(done(w))
		},
		want: []string{`ASL6064 label "scans" of "Second" is that of "First" (labels are unique in the machine)`},
	},
	{
		name: "index-outside-a-map",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Count, builder.MapItemIndex()))) // @index-outside-a-map
		},
		want: []string{`ASL6025 Output of "Done" reads Map.Item.Index of the context object outside a Map (read it in the states of an inline Map, or in Select)`},
	},
	{
		name: "index-in-a-distributed-processor",
		program: func(w *ward) {
			w.StartAt(builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, discharge]) {
				out := discharge{}
				p.StartAt(builder.Succeed(p, "Number", &out, builder.Bind(&out.Count, builder.MapItemIndex()))) // @index-in-a-distributed-processor
			})).Then(done(w))
		},
		want: []string{`ASL6025 Output of "Number" reads Map.Item.Index of the context object inside a distributed Map (hand it over with Select)`},
	},
	{
		name: "token-in-express-children",
		program: func(w *ward) {
			w.StartAt(builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, reply]) {
				ask := asking(p, "Ask")
				p.StartAt(ask)
			}).Express()).Then(done(w))
		},
		at:   []string{"asking"},
		want: []string{`ASL6060 "Ask" calls arn:aws:states:::sqs:sendMessage.waitForTaskToken in an EXPRESS workflow (use a STANDARD workflow, or a call that does not wait)`},
	},
	{
		name: "processor-of-nothing",
		program: func(w *ward) {
			w.StartAt(builder.Map[scan, chart](w, "Each scan", &w.Input().Scans, nil)).Then(done(w)) // @processor-of-nothing
		},
		want: []string{`ASL6066 the function that makes the processor of "Each scan" is nil (give it a function that makes the states for one item)`},
	},
	{
		name: "branch-of-nothing",
		program: func(w *ward) {
			gather := builder.Parallel(w, "Gather")
			builder.Branch[chart](gather, nil) // @branch-of-nothing
			w.StartAt(gather).Then(done(w))
		},
		want: []string{`ASL6066 the function that makes a branch of "Gather" is nil (give it a function that makes the states of the branch)`},
	},
	{
		name: "select-that-reads-values",
		program: func(w *ward) {
			eachPrior(w, builder.Select(builder.FromList(&w.Input().Wards), func(raw *string, item *scan) []builder.Binding { // @select-that-reads-values
				panic("no ward named " + *raw)
			}))
		},
		want: []string{`ASL6003 the function of Select in "Each item" panicked: no ward named  (it is called once, with the address of a zero item, and takes addresses only)`},
	},
}
