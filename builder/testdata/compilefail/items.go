package compilefail

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

func badMapItem(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Wards, func(p *builder.Processor[Scan, Report]) {}) // ERROR `\*\[\]string.*ItemSource\[.*Scan\]`
}

func goodMapItem(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
}

func badMapOfOne(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.PatientID, func(p *builder.Processor[string, Report]) {}) // ERROR `\*string.*ItemSource\[string\]`
}

func goodMapOfOne(c clinic) {
	builder.Map(c.w, "Each ward", &c.in.Wards, func(p *builder.Processor[string, Report]) {})
}

func badMapItemField(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {
		builder.Task(p, "Read", lambdatask.Handler("read-scan", ReadScan)).Arguments(&p.Item().ID) // ERROR `\*string.*\*Scan`
	})
}

func goodMapItemField(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {
		builder.Task(p, "Read", lambdatask.Handler("read-scan", ReadScan)).ArgumentsExpr(builder.From(p.Item()))
	})
}

func badMapOutput(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {
		p.StartAt(builder.Succeed(p, "Read", &Chart{})) // ERROR `\*Chart .*\*Report for \*Out`
	})
}

func goodMapOutput(c clinic) {
	builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {
		p.StartAt(builder.Succeed(p, "Read", &Report{}))
	})
}

func badMapResult(c clinic, out *Discharge) {
	each := builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	builder.Bind(&c.req.Scans, each.Result()) // ERROR `\*\[\]Report does not satisfy builder\.Source\[\[\]Scan\]`
}

func goodMapResult(c clinic, out *Discharge) {
	each := builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Scan]) {})
	builder.Bind(&c.req.Scans, each.Result())
}

func badSelectItem(c clinic) {
	builder.Select(&c.in.Scans, func(raw *Scan, request *ChartRequest) []builder.Binding {
		return []builder.Binding{builder.Bind(&request.Depth, &raw.ID)} // ERROR `\*string does not satisfy builder\.Source\[int\]`
	})
}

func goodSelectItem(c clinic) {
	builder.Select(&c.in.Scans, func(raw *Scan, request *ChartRequest) []builder.Binding {
		return []builder.Binding{builder.Bind(&request.PatientID, &raw.ID)}
	})
}

func badSelectProcessor(c clinic) {
	scans := builder.Select(&c.in.Scans, func(raw *Scan, request *ChartRequest) []builder.Binding { return nil })
	builder.Map(c.w, "Each scan", scans, func(p *builder.Processor[Scan, Report]) {}) // ERROR `Items\[.*ChartRequest\].*ItemSource\[.*Scan\]`
}

func goodSelectProcessor(c clinic) {
	scans := builder.Select(&c.in.Scans, func(raw *Scan, request *ChartRequest) []builder.Binding { return nil })
	builder.Map(c.w, "Each scan", scans, func(p *builder.Processor[ChartRequest, Report]) {})
}

func badReaderItem(c clinic) {
	rows := builder.S3CSV[Scan]("studies", "scans.csv")
	builder.DistributedMap(c.w, "Each row", rows, func(p *builder.Processor[Chart, Report]) {}) // ERROR `Items\[.*Scan\].*ItemSource\[.*Chart\]`
}

func goodReaderItem(c clinic) {
	rows := builder.S3CSV[Scan]("studies", "scans.csv")
	builder.DistributedMap(c.w, "Each row", rows, func(p *builder.Processor[Scan, Report]) {})
}

func badBatchedProcessor(c clinic) {
	rows := builder.Batched(builder.S3CSV[Scan]("studies", "scans.csv"), builder.MaxItemsPerBatch(25))
	builder.DistributedMap(c.w, "Each batch", rows, func(p *builder.Processor[Scan, Report]) {}) // ERROR `Batch\[.*Scan,.*ItemSource\[.*Scan\]`
}

func goodBatchedProcessor(c clinic) {
	rows := builder.Batched(builder.S3CSV[Scan]("studies", "scans.csv"), builder.MaxItemsPerBatch(25))
	builder.DistributedMap(c.w, "Each batch", rows, func(p *builder.Processor[builder.Batch[Scan, struct{}], Report]) {})
}

func badBatchInput(c clinic) {
	rows := builder.Batched(builder.S3CSV[Scan]("studies", "scans.csv"), builder.MaxItemsPerBatch(25))
	fed := builder.BatchInput(rows, &ChartRequest{})
	builder.DistributedMap(c.w, "Each batch", fed, func(p *builder.Processor[builder.Batch[Scan, Lab], Report]) {}) // ERROR `Batch\[.*Scan,.*ChartRequest\].*Batch\[.*Scan,.*Lab\]`
}

func goodBatchInput(c clinic) {
	rows := builder.Batched(builder.S3CSV[Scan]("studies", "scans.csv"), builder.MaxItemsPerBatch(25))
	fed := builder.BatchInput(rows, &Lab{})
	builder.DistributedMap(c.w, "Each batch", fed, func(p *builder.Processor[builder.Batch[Scan, Lab], Report]) {})
}

func badBatchInputUnbatched(c clinic) {
	builder.BatchInput(builder.S3CSV[Scan]("studies", "scans.csv"), &Lab{}) // ERROR `Items\[.*Scan\].*Items\[.*Batch\[`
}

func goodBatchInputUnbatched(c clinic) {
	builder.BatchInput(builder.Batched(builder.S3CSV[Scan]("studies", "scans.csv"), builder.MaxItemsPerBatch(25)), &Lab{})
}

func badWriterDestination(c clinic) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ResultWriter("results") // ERROR `"results".*string.*builder\.Destination`
}

func goodWriterDestination(c clinic) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ResultWriter(builder.S3Destination("results", "scans/"))
}

func badWriterOnInlineMap(c clinic) {
	each := builder.Map(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ResultWriter(builder.S3Destination("results", "scans/")) // ERROR `ResultWriter undefined.*MapState\[.*Report\] has no field or method ResultWriter`
}

func goodWriterOnInlineMap(c clinic) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ResultWriter(builder.S3Destination("results", "scans/"))
}

func badWrittenField(c clinic, out *Discharge) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	builder.Bind(&out.Count, &each.Written().ResultWriterDetails.Key) // ERROR `\*string does not satisfy builder\.Source\[int\]`
}

func goodWrittenField(c clinic, out *Discharge) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	builder.Bind(&out.Note, &each.Written().ResultWriterDetails.Key)
}

func badToleratedPercentage(c clinic) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ToleratedFailurePercentageExpr(builder.From(&c.in.Age)) // ERROR `Expr\[int\].*Expr\[float64\]`
}

func goodToleratedPercentage(c clinic) {
	each := builder.DistributedMap(c.w, "Each scan", &c.in.Scans, func(p *builder.Processor[Scan, Report]) {})
	each.ToleratedFailurePercentageExpr(builder.From(&c.in.Weight))
}
