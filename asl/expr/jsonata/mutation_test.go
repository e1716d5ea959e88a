package jsonata_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/internal/sources"
	"github.com/stretchr/testify/require"
)

// referenceEnv names the folder whose node_modules holds the reference implementation (npm install jsonata@2.0.6).
const referenceEnv = "ASLGEN_JSONATA_JS"

// referenceAnswer is what the reference implementation says to one expression.
type referenceAnswer struct {
	OK       bool
	Code     string
	Position *int
}

// askReference parses the expressions with the reference implementation, all in one process.
func askReference(t *testing.T, exprs []string) []referenceAnswer {
	t.Helper()
	dir := os.Getenv(referenceEnv)
	if dir == "" {
		t.Skipf("%s is not set: it names a folder in which `npm install jsonata@2.0.6` was run", referenceEnv)
	}
	bin, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	dir, err = filepath.Abs(dir)
	require.NoError(t, err)
	var in bytes.Buffer
	for _, expr := range exprs {
		line, err := json.Marshal(expr)
		require.NoError(t, err)
		in.Write(append(line, '\n'))
	}
	cmd := exec.Command(bin, filepath.Join("testdata", "reference.js"))
	cmd.Env = append(os.Environ(), referenceEnv+"="+dir)
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	require.NoError(t, err)
	var answers []referenceAnswer
	for line := range bytes.Lines(out) {
		var a referenceAnswer
		require.NoError(t, json.Unmarshal(line, &a))
		answers = append(answers, a)
	}
	require.Len(t, answers, len(exprs))
	return answers
}

// TestOracleMutations compares 20,000 broken expressions with the reference implementation: whether it takes them, and where it
// sees the fault. The suite of the reference joins the seeds when ASLGEN_JSONATA names it.
func TestOracleMutations(t *testing.T) {
	const count = 20_000
	exprs := mutations(mutationSeeds(t), count)
	answers := askReference(t, exprs)
	var disagreed, refused, sameCode, samePosition int
	for i, expr := range exprs {
		code, position := "", -1
		if _, err := jsonata.Parse(expr); err != nil {
			e := err.(*jsonata.Error)
			code, position = e.Code, e.Position
		}
		want := answers[i]
		if want.OK != (code == "") {
			disagreed++
			t.Errorf("the reference takes it: %t (%s), here: %q: %s", want.OK, want.Code, code, expr)
			continue
		}
		if want.OK {
			continue
		}
		refused++
		wantPosition := -1
		if want.Position != nil {
			wantPosition = *want.Position
		}
		if cmp.Or(want.Code, jsonata.CodeRegexp) == code {
			sameCode++
		} else {
			t.Logf("code %s, here %s: %s", want.Code, code, expr)
		}
		if position == wantPosition {
			samePosition++
		} else {
			t.Logf("%s at %d, here %s at %d: %s", want.Code, wantPosition, code, position, expr)
		}
	}
	t.Logf("%d expressions, %d refused by the reference, %d verdicts differ", count, refused, disagreed)
	t.Logf("same code: %d of %d; same place: %d of %d (%.2f %%)", sameCode, refused, samePosition, refused,
		100*float64(samePosition)/float64(refused))
	require.Greater(t, refused, count/4, "the mutations break too little")
	require.GreaterOrEqual(t, sameCode*1000, refused*999)
	require.GreaterOrEqual(t, samePosition*1000, refused*999)
}

// mutationSeeds returns correct and incorrect expressions to start from, each once, in a fixed order.
func mutationSeeds(t *testing.T) []string {
	var seeds []string
	for text := range accepted {
		seeds = append(seeds, text)
	}
	for _, c := range refused {
		seeds = append(seeds, c.text)
	}
	seeds = append(seeds, realSeeds...)
	if _, ok := sources.Given(t, "ASLGEN_JSONATA"); ok {
		for _, c := range suite(t) {
			if len(c.Expr) <= 2000 { // the few longer ones are data
				seeds = append(seeds, c.Expr)
			}
		}
	}
	slices.Sort(seeds)
	return slices.Compact(seeds)
}

// realSeeds look like what people write in state machines.
var realSeeds = []string{
	`$states.input.orders[status = 'open' and total > 100].{"id": id, "lines": $count(lines)}`,
	`$merge([$states.input, {'step': $states.context.State.Name}])`,
	`$exists($states.input.more) ? $states.input.more : {}`,
	`'s3://' & $bucket & '/' & $split($states.input.key, '/')[-1]`,
	`$map($states.input.items, function($v, $i) { $merge([$v, {"index": $i, "next": $i + 1}]) })`,
	`( $e := $in.email; $n := $in.first & ' ' & $in.last; $in.interests[category = 'home']{'to': $n, 'sum': $sum(value)} )`,
	`$states.input.items^(>price, name)[0..2].sku`,
	`$states.input ~> | orders | {"total": price * quantity}, ["price", "quantity"] |`,
	`$filter($keys($states.input), function($k) { $contains($k, /^[a-z]+(_[0-9]{1,3})?$/i) }) ~> $join(",")`,
	`$fromMillis($toMillis($states.context.Execution.StartTime) + 86400000, '[Y0001]-[M01]-[D01]')`,
	`library.loans@$l.books@$b[$l.isbn = $b.isbn].{"title": $b.title, "to": $l.customer, "up": %.%.name}`,
	`[1..$count($states.input.pages)].("page-" & $string($))`,
	`($fact := λ($n) <n:n> { $n <= 1 ? 1 : $n * $fact($n - 1) }; $fact(5)) /* a comment */`,
	"$states.result.`Content-Type`.**[type = \"héllo 😀\"]#$i.{\"\\u0041\\n\": $i}",
	`$reduce([3, -1.5e-3, 0.25], function($a, $b){ $a % $b - 1 }, 0) != null or false`,
}

var mutationToken = regexp.MustCompile(`[\pL_$][\pL\d_$]*|\d+(\.\d+)?|"[^"]*"|'[^']*'|\.\.|:=|!=|<=|>=|~>|\*\*|\s+|.`)

// mutationPool are pieces to insert.
var mutationPool = []string{
	"(", ")", "[", "]", "{", "}", "[]", "()", ".", "..", ",", ";", ":", ":=", "?", "!", "!=", "=", "<", ">", "~>", "~", "|", "&", "%", "*",
	"**", "^", "^(", "@$v", "#$i", "@", "#", "$", "$$", "$x", "`", "\"", "'", "\\", "\\u12", "/", "/a/", "/*", "*/", "//", " and ", " or ",
	" in ", "true", "null", "0", "1", "1.", "1e999", "-", "+", "name", "function", "function($x){", "λ", "<n:n>", "<a<s>>", "é", "😀", " ", "\n", "\t",
}

// mutations breaks seeds in many ways, the same ones in every run.
func mutations(seeds []string, count int) []string {
	r := rand.New(rand.NewPCG(2, 0x206))
	seen := make(map[string]bool, count)
	list := make([]string, 0, count)
	for len(list) < count {
		text := seeds[r.IntN(len(seeds))]
		for range 1 + r.IntN(3) {
			text = mutate(r, text, seeds)
		}
		if !seen[text] {
			seen[text] = true
			list = append(list, text)
		}
	}
	return list
}

// mutate makes one change, to characters or to tokens.
func mutate(r *rand.Rand, text string, seeds []string) string {
	parts := mutationToken.FindAllString(text, -1)
	if r.IntN(2) == 0 {
		parts = parts[:0]
		for _, c := range text {
			parts = append(parts, string(c))
		}
	}
	if len(parts) == 0 {
		return mutationPool[r.IntN(len(mutationPool))]
	}
	i, j := r.IntN(len(parts)), r.IntN(len(parts))
	switch r.IntN(8) {
	case 0: // delete
		parts = slices.Delete(parts, i, i+1)
	case 1: // delete more
		parts = slices.Delete(parts, min(i, j), min(max(i, j), min(i, j)+4))
	case 2: // insert
		parts = slices.Insert(parts, i, mutationPool[r.IntN(len(mutationPool))])
	case 3: // replace
		parts[i] = mutationPool[r.IntN(len(mutationPool))]
	case 4: // swap
		parts[i], parts[j] = parts[j], parts[i]
	case 5: // duplicate
		parts = slices.Insert(parts, i, parts[j])
	case 6: // truncate at the end, or at the start
		if parts = parts[:i]; r.IntN(3) == 0 {
			parts = mutationToken.FindAllString(text, -1)
			parts = parts[r.IntN(len(parts)):]
		}
	case 7: // join with another one
		other := seeds[r.IntN(len(seeds))]
		parts = append(parts[:i+1], other[:min(len(other), len(other)*r.IntN(2)+200)])
		return string(bytes.ToValidUTF8(bytes.Join(toBytes(parts), nil), nil))
	}
	return string(bytes.Join(toBytes(parts), nil))
}

func toBytes(parts []string) [][]byte {
	list := make([][]byte, len(parts))
	for i, p := range parts {
		list[i] = []byte(p)
	}
	return list
}
