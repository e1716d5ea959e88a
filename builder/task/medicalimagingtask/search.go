package medicalimagingtask

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// SearchImageSets searches image sets: one page of them. See [SearchPages].
// https://docs.aws.amazon.com/healthimaging/latest/APIReference/API_SearchImageSets.html
func SearchImageSets() builder.Call[SearchImageSetsInput, SearchImageSetsOutput] {
	return call[SearchImageSetsInput, SearchImageSetsOutput]("searchImageSets")
}

// Search is a search that goes page by page. It becomes a part of the flow when it is said what is done with a page, and what follows
// when there are more pages than it reads: [Search.Each], then [EachPage.OnTooMany].
type Search struct {
	// First is the state that reads the first page.
	First *builder.TaskState[SearchImageSetsInput, SearchImageSetsOutput]
	// Next is the state that reads every other page.
	Next *builder.TaskState[SearchImageSetsInput, SearchImageSetsOutput]
	// Done is the state that comes behind the last page. Give it an Output where the scope ends with the search.
	Done *builder.PassState[any]

	page  *SearchImageSetsOutput
	pages *int
	more  *builder.ChoiceState
	max   int
}

// SearchPages makes the states that search image sets and read at most maxPages pages of results. The request and the bindings
// are the Arguments of each call, but for NextToken, which the search fills. The names of the states begin with that of the search and a
// colon. Both calls are retried with [Throttled] and [Transient].
//
// A page is kept in a variable, which holds at most 256 KiB in Step Functions: 50 image sets, the most that a page has, take some 50.
// A page takes 7 events of the 25,000 in the history of an execution, with those that the user's states take; Build warns where
// maxPages pages do not fit.
func SearchPages[Out any](s builder.ScopeOf[Out], name string, maxPages int, req *SearchImageSetsInput, bindings ...builder.Binding) *Search {
	checkSearch(s, name, maxPages, req)
	f := builder.NewFragment(s, name+": ")
	c := &Search{
		First: builder.Task(f, "First page", SearchImageSets()).Retry(Throttled, Transient),
		Next:  builder.Task(f, "Next page", SearchImageSets()).Retry(Throttled, Transient),
		Done:  builder.PassThrough(f, "Done"),
		page:  builder.Var[SearchImageSetsOutput](f, "page"),
		pages: builder.Var[int](f, "pages"),
		more:  builder.Choice(f, "More?"),
		max:   maxPages,
	}
	c.First.Arguments(req, bindings...).
		Assign(builder.Bind(c.page, builder.From(c.First.Result())), builder.Bind(c.pages, builder.Lit(1)))
	if req != nil {
		next := append(bindings[:len(bindings):len(bindings)], builder.Bind(&req.NextToken, &c.page.NextToken))
		c.Next.Arguments(req, next...)
	}
	c.Next.Assign(builder.Bind(c.page, builder.From(c.Next.Result())), builder.Bind(c.pages, builder.Add(c.pages, 1)))
	return c
}

// Page returns the page that was read last, to take pointers into. It can be read in what Each is given, and behind the search.
func (c *Search) Page() *SearchImageSetsOutput { return c.page }

// Pages returns how many pages were read. It can be read where Page can.
func (c *Search) Pages() *int { return c.pages }

// Each leads to work after each page: a state, or a chain of them, that reads Page. When it is through, the next page follows.
func (c *Search) Each(work builder.State) EachPage {
	c.First.Then(work)
	c.Next.Then(work)
	builder.Span(work, work).Then(c.more)
	return EachPage{c}
}

// EachPage is a search that only lacks what follows when there are too many pages.
type EachPage struct{ c *Search }

// OnTooMany leads to target where the last page that may be read is not the last one there is. The chain is the whole search: what
// follows it follows the last page.
func (e EachPage) OnTooMany(target builder.State) builder.Chain {
	c := e.c
	if c == nil {
		return builder.Chain{}
	}
	last := builder.Not(builder.Present(&c.page.NextToken))
	c.more.When(last, c.Done).
		When(builder.GreaterOrEqual(c.pages, c.max), target).
		Otherwise(c.Next)
	return builder.Span(c.First, c.Done)
}

// The codes of this package. A code is never renumbered or reused.
var (
	errSearch = diag.Def{
		Code: "ASL6810", Severity: diag.Error, Title: "unusable search of image sets",
		Doc:  "A search page by page reads one page at least, with 1 to 50 image sets, and fills NextToken itself.",
		Spec: "https://docs.aws.amazon.com/healthimaging/latest/APIReference/API_SearchImageSets.html",
		Bad:  "medicalimagingtask.SearchPages(w, \"Search\", 0, &req)",
		Good: "medicalimagingtask.SearchPages(w, \"Search\", 20, &req)",
	}
	warnPages = diag.Def{
		Code: "ASL6811", Severity: diag.Warning, Title: "a search may fill the history of the execution",
		Doc: "An execution of a STANDARD workflow fails when its history has 25,000 events. Reading a page takes 7 of them, without what " +
			"is done with the page.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
		Bad:  "medicalimagingtask.SearchPages(w, \"Search\", 10_000, &req)",
		Good: "medicalimagingtask.SearchPages(w, \"Search\", 100, &req)",
	}
)

// Defs returns the documentation of every code that this package reports, sorted by code.
func Defs() []diag.Def { return []diag.Def{errSearch, warnPages} }

const (
	maxEvents  = 25_000
	pageEvents = 5 + 2 // Task, Choice
	maxResults = 50
)

func checkSearch(s builder.Scope, name string, maxPages int, req *SearchImageSetsInput) {
	if maxPages < 1 {
		report(s, name, errSearch, "say how many pages are read at most", "maxPages is %d; at least 1", maxPages)
	}
	if most := maxEvents / pageEvents; maxPages > most {
		report(s, name, warnPages, "read fewer pages, or hand the work on to an execution of its own",
			"%d pages do not fit into the history of an execution, which has room for %d at most", maxPages, most)
	}
	if req == nil {
		return
	}
	if n := req.MaxResults; n != nil && (*n < 1 || *n > maxResults) {
		report(s, name, errSearch, "leave it out, or give 50 for the fewest calls", "MaxResults is %d; 1 to %d", *n, maxResults)
	}
	if req.NextToken != nil {
		report(s, name, errSearch, "leave NextToken nil", "NextToken is given, and the search fills it")
	}
}

func report(s builder.Scope, name string, def diag.Def, help, format string, args ...any) {
	builder.Report(s, def.At(diag.Pos{}, "search %q: "+format, append([]any{name}, args...)...).WithHelp("%s", help))
}
