package schema

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// documents are the golden machines and the examples of all codes.
func documents(t testing.TB) []*jsontree.Value {
	files, err := filepath.Glob("../../golden/*/want/*.asl.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var texts []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts = append(texts, string(text))
	}
	for _, def := range Defs() {
		texts = append(texts, def.Bad, def.Good)
	}
	var docs []*jsontree.Value
	for _, text := range texts {
		doc, list := jsontree.Parse("m.json", []byte(text))
		if !list.HasErrors() {
			docs = append(docs, doc)
		}
	}
	return docs
}

// replacements are put in the place of every value, one after the other. Each has another type, or is at a border of one.
func replacements() []*jsontree.Value {
	return []*jsontree.Value{
		jsontree.NewNull(), jsontree.NewBool(true), jsontree.NewInt(0), jsontree.NewInt(-1), jsontree.NewInt(100_000_000),
		jsontree.NewNumber("1.5"), jsontree.NewString(""), jsontree.NewString("Task"), jsontree.NewString("{% $a %}"), jsontree.NewString("$.a"),
		jsontree.NewArray(), jsontree.NewArray(jsontree.NewString("a")), jsontree.NewObject(),
		jsontree.NewObject(jsontree.Member{Name: "A", Value: jsontree.NewObject()}),
	}
}

// mutants calls f for every document that differs from v in one place: a member or an element is absent, has another name, or
// another value.
func mutants(v *jsontree.Value, f func(*jsontree.Value)) {
	for _, other := range replacements() {
		f(other)
	}
	members, elems := v.Members(), v.Elems()
	object := func(list []jsontree.Member) { f(jsontree.NewObject(list...)) }
	for i, m := range members {
		object(slices.Delete(slices.Clone(members), i, i+1))
		for _, name := range []string{m.Name + "Path", m.Name + ".$", "Next", "a b", ""} {
			list := slices.Clone(members)
			list[i].Name = name
			object(list)
		}
		mutants(m.Value, func(value *jsontree.Value) {
			list := slices.Clone(members)
			list[i].Value = value
			object(list)
		})
	}
	for i, e := range elems {
		f(jsontree.NewArray(slices.Delete(slices.Clone(elems), i, i+1)...))
		mutants(e, func(value *jsontree.Value) {
			list := slices.Clone(elems)
			list[i] = value
			f(jsontree.NewArray(list...))
		})
	}
}

// TestCleanAgrees compares the quick answer with the validator on every document that is one change away from a known one. What
// it calls clean must be right. What it leaves to the validator although it is right may only hold a number that is no integer.
func TestCleanAgrees(t *testing.T) {
	var right, wrong, left int
	for n, doc := range documents(t) {
		if testing.Short() && n > 5 {
			break
		}
		mutants(doc, func(mutant *jsontree.Value) {
			findings := validate(mutant)
			switch isClean := clean(mutant); {
			case isClean && len(findings) > 0:
				t.Fatalf("called clean:\n%s\n%s", mutant.AppendJSON(nil), findings)
			case isClean:
				right++
			case len(findings) > 0:
				wrong++
			default:
				left++
				require.Regexp(t, `\d\.\d`, string(mutant.AppendJSON(nil)), "left to the validator")
			}
		})
	}
	t.Logf("%d documents are right, %d wrong, %d left to the validator", right, wrong, left)
	require.NotZero(t, right)
	require.NotZero(t, wrong)
}

func TestPlain(t *testing.T) {
	deep := jsontree.NewArray()
	for range maxDepth - 1 {
		deep = jsontree.NewArray(deep)
	}
	require.True(t, plain(deep, 1))
	require.False(t, plain(jsontree.NewArray(deep), 1))

	var many []jsontree.Member
	for _, name := range "abcdefghijklmnopqrstuvwxyz" {
		many = append(many, jsontree.Member{Name: string(name)})
	}
	require.True(t, plain(jsontree.NewObject(many...), 1))
	require.False(t, plain(jsontree.NewObject(append(many, many[3])...), 1))
	require.False(t, plain(jsontree.NewObject(many[0], many[1], many[0]), 1))
}

// FuzzClean looks for documents that are called clean and are not.
func FuzzClean(f *testing.F) {
	for _, doc := range documents(f) {
		f.Add(doc.AppendJSON(nil))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, list := jsontree.Parse("m.json", text)
		if list.HasErrors() || !clean(doc) {
			return
		}
		if findings := validate(doc); len(findings) > 0 {
			t.Fatalf("called clean: %s", findings)
		}
	})
}
