package cli

import (
	"cmp"
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit/diagram"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/asl/interp/mocks"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/passage"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/builder/generate/driver"
	"github.com/aslgen/aslgen/builder/schema"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/polltask"
	"github.com/aslgen/aslgen/cmd/aslgen/internal/load"
	"github.com/aslgen/aslgen/patterns/batch"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/saga"
)

// ruleDefs documents what can be silenced: findings in documents, and in what is made from them.
func ruleDefs() []diag.Def { return slices.Concat(rules.Defs(), terraform.Defs(), diagram.Defs()) }

// validateDefs documents every code that validate can report, in the order of the codes.
func validateDefs() []diag.Def {
	return byCode(slices.Concat(jsontree.Defs(), rules.Defs(), passage.Defs(), []diag.Def{badConfig, terraformFile, templateFile, ownPanic}))
}

// allDefs documents every code of aslgen, in the order of the codes.
func allDefs() []diag.Def {
	return byCode(slices.Concat(
		jsontree.Defs(), ruleDefs(), passage.Defs(), builder.Defs(), schema.Defs(), generate.Defs(), driver.Defs(), load.Defs(),
		polltask.Defs(), medicalimagingtask.Defs(), batch.Defs(), review.Defs(), saga.Defs(), mocks.Defs(),
		[]diag.Def{clashingOutputs, badConfig, foreignFiles, yamlFormat, terraformFile, templateFile, unknownPermission, unmocked, badUntil, differs, ownPanic},
	))
}

// byCode sorts documentation by code.
func byCode(defs []diag.Def) []diag.Def {
	slices.SortFunc(defs, func(a, b diag.Def) int { return cmp.Compare(a.Code, b.Code) })
	return defs
}

// completeCodes are the completions of a code: each with its title.
func completeCodes(defs []diag.Def) []string {
	var words []string
	for _, def := range defs {
		words = append(words, def.Code+"\t"+def.Title)
	}
	return words
}
