package compilefail

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

func badKeyType(c clinic) {
	dynamodbtask.Key(&c.in.Age, &c.in.PatientID) // ERROR `\*string does not satisfy builder\.Source\[int\]`
}

func goodKeyType(c clinic) {
	dynamodbtask.Key(&c.in.PatientID, &c.in.PatientID)
}

func badKeyOfList(c clinic) {
	dynamodbtask.Key(&c.in.Wards, builder.Lit([]string{})) // ERROR `\[\]string does not satisfy dynamodbtask\.KeyType`
}

func goodKeyOfList(c clinic) {
	dynamodbtask.Key(&c.in.Age, builder.Lit(1))
}

func badPredicateType(c clinic) {
	dynamodbtask.Equal(&c.in.Age, builder.Lit("1")) // ERROR `Expr\[string\] does not satisfy builder\.Source\[int\]`
}

func goodPredicateType(c clinic) {
	dynamodbtask.Equal(&c.in.Age, builder.Lit(1))
}

func badAddToText(c clinic) {
	dynamodbtask.Add(&c.in.PatientID, builder.Lit("1")) // ERROR `string does not satisfy builder\.Number`
}

func goodAddToText(c clinic) {
	dynamodbtask.Add(&c.in.Age, builder.Lit(1))
}

func badOptionOfCall(c clinic) {
	dynamodbtask.NewTable[Scan]("t").PutItem(dynamodbtask.ConsistentRead()) // ERROR `ReadOption does not implement dynamodbtask\.PutOption`
}

func goodOptionOfCall(c clinic) {
	dynamodbtask.NewTable[Scan]("t").PutItem(dynamodbtask.ReturnValues(dynamodbtask.AllOld))
}

func badItemType(c clinic) {
	builder.Task(c.w, "Put", dynamodbtask.NewTable[Scan]("t").PutItem()).Arguments(&c.req) // ERROR `as \*Scan value`
}

func goodItemType(c clinic) {
	builder.Task(c.w, "Put", dynamodbtask.NewTable[Scan]("t").PutItem()).Arguments(&Scan{})
}
