package compilefail

import "github.com/aslgen/aslgen/builder"

func badCompareTextWithNumber(c clinic) {
	builder.Equal(&c.in.PatientID, 7) // ERROR `7 .*int.* string`
}

func goodCompareTextWithNumber(c clinic) {
	builder.Equal(&c.in.PatientID, "7")
}

func badCompareNumberWithText(c clinic) {
	builder.Less(&c.in.Age, "18") // ERROR `"18" .*string.* int`
}

func goodCompareNumberWithText(c clinic) {
	builder.Less(&c.in.Age, 18)
}

func badCompareFields(c clinic) {
	builder.EqualExpr(builder.From(&c.in.Age), builder.From(&c.in.Weight)) // ERROR `Expr\[float64\].*Expr\[int\]`
}

func goodCompareFields(c clinic) {
	builder.EqualExpr(builder.From(&c.in.Age), builder.From(&c.chart.Findings))
}

func badLessOfBool(c clinic) {
	builder.Less(&c.in.Urgent, true) // ERROR `bool does not satisfy cmp\.Ordered`
}

func goodLessOfBool(c clinic) {
	builder.Equal(&c.in.Urgent, true)
}

func badEqualOfLists(c clinic) {
	builder.Equal(&c.in.Wards, []string{"B2"}) // ERROR `\[\]string does not satisfy comparable`
}

func goodEqualOfLists(c clinic) {
	builder.Has(&c.in.Wards, "B2")
}

func badAndOfText(c clinic) {
	builder.And(builder.From(&c.in.Urgent), builder.Upper(&c.in.PatientID)) // ERROR `Expr\[string\].*Expr\[bool\]`
}

func goodAndOfText(c clinic) {
	builder.And(builder.From(&c.in.Urgent), builder.Contains(&c.in.PatientID, "X"))
}

func badNotOfNumber(c clinic) {
	builder.Not(builder.From(&c.in.Age)) // ERROR `Expr\[int\].*Expr\[bool\]`
}

func goodNotOfNumber(c clinic) {
	builder.Not(builder.From(&c.in.Urgent))
}

func badAddOfTexts(c clinic) {
	builder.Add(&c.in.PatientID, "-2") // ERROR `string does not satisfy builder\.Number`
}

func goodAddOfTexts(c clinic) {
	builder.Format("{}-2", &c.in.PatientID)
}

func badSumOfTexts(c clinic) {
	builder.Sum(&c.in.Wards) // ERROR `string does not satisfy builder\.Number`
}

func goodSumOfTexts(c clinic) {
	builder.SumExpr(builder.Pluck(&c.in.Scans, func(s *Scan) *float64 { return &s.Score }))
}

func badLenOfText(c clinic) {
	builder.Len(&c.in.PatientID) // ERROR `\*string.*\*\[\]T`
}

func goodLenOfText(c clinic) {
	builder.TextLength(&c.in.PatientID)
}

func badUpperOfNumber(c clinic) {
	builder.Upper(&c.in.Age) // ERROR `\*int does not satisfy builder\.Text`
}

func goodUpperOfNumber(c clinic) {
	builder.Upper(&c.in.PatientID)
}

func badPluckElement(c clinic) {
	builder.Pluck(&c.in.Scans, func(l *Lab) *float64 { return &l.Value }) // ERROR `func\(l \*Lab\) \*float64.*func\(\*Scan\) \*F`
}

func goodPluckElement(c clinic) {
	builder.Pluck(&c.in.Scans, func(s *Scan) *float64 { return &s.Score })
}

func badPluckByValue(c clinic) {
	builder.Pluck(&c.in.Scans, func(s *Scan) string { return s.ID }) // ERROR `func\(s \*Scan\) string.*func\(\*.*\) \*F`
}

func goodPluckByValue(c clinic) {
	builder.Pluck(&c.in.Scans, func(s *Scan) *string { return &s.ID })
}

func badPluckResult(c clinic, out *Discharge) {
	builder.Bind(&out.Note, builder.Pluck(&c.in.Scans, func(s *Scan) *string { return &s.ID })) // ERROR `Expr\[\[\]string\] does not satisfy builder\.Source\[string\]`
}

func goodPluckResult(c clinic, out *Discharge) {
	builder.Bind(&out.Note, builder.JoinExpr(builder.Pluck(&c.in.Scans, func(s *Scan) *string { return &s.ID }), ", "))
}

func badFilterOfText(c clinic) {
	builder.Filter(&c.in.Scans, func(s *Scan) builder.Expr[string] { return builder.Upper(&s.ID) }) // ERROR `Expr\[string\].*Expr\[bool\]`
}

func goodFilterOfText(c clinic) {
	builder.Filter(&c.in.Scans, func(s *Scan) builder.Expr[bool] { return builder.Equal(&s.ID, "CT-1") })
}

func badConcatOfTypes(c clinic) {
	builder.Concat(builder.From(&c.in.Wards), builder.From(&c.in.Scans)) // ERROR `Expr\[\[\].*Scan\].*Expr\[\[\]string\]`
}

func goodConcatOfTypes(c clinic) {
	builder.Concat(builder.From(&c.chart.Scans), builder.From(&c.in.Scans))
}

func badIfOfTypes(c clinic) {
	builder.If(builder.From(&c.in.Urgent), builder.Lit("now"), builder.Lit(7)) // ERROR `Expr\[int\].*Expr\[string\]`
}

func goodIfOfTypes(c clinic) {
	builder.If(builder.From(&c.in.Urgent), builder.Lit("now"), builder.Lit("later"))
}

func badKeyOfMap(c clinic) {
	builder.Key(&c.in.Labs, 7) // ERROR `int does not satisfy builder\.Text`
}

func goodKeyOfMap(c clinic) {
	builder.Key(&c.in.Labs, "sodium")
}

func badAtUnguarded(c clinic, out *Discharge) {
	builder.Bind(&out.Note, builder.At(&c.in.Wards, 0)) // ERROR `Expr\[\*string\] does not satisfy builder\.Source\[string\]`
}

func goodAtUnguarded(c clinic, out *Discharge) {
	builder.Bind(&out.Note, builder.OrElseExpr(builder.At(&c.in.Wards, 0), builder.Lit("none")))
}

func badTimeDifference(c clinic) {
	builder.SecondsBetween(&c.in.Arrived, &c.in.PatientID) // ERROR `\*string does not satisfy builder\.Source\["?time"?\.Time\]`
}

func goodTimeDifference(c clinic) {
	builder.SecondsBetween(&c.in.Arrived, builder.Now())
}

func badJSONataType(c clinic) {
	builder.Bind(&c.req.Depth, builder.JSONata[string]("$1", &c.in.Age)) // ERROR `Expr\[string\] does not satisfy builder\.Source\[int\]`
}

func goodJSONataType(c clinic) {
	builder.Bind(&c.req.Depth, builder.JSONata[int]("$1", &c.in.Age))
}
