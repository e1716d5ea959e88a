package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxCSVHeaderBytes is how long the names of the columns of a CSV file may be together.
const maxCSVHeaderBytes = 10 * 1024

// csvHeaders reports names of columns that the reader fails with.
var csvHeaders = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1207", Severity: diag.Warning,
		Title: "names of CSV columns make the reader fail",
		Doc: "Step Functions takes such a definition, and the Map fails with States.ItemReaderFailed when it runs: two columns have " +
			"the same name, or the names have more than 10 KiB together.",
		Spec: guide + "input-output-itemreader.html",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", ` +
			`"CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "id"]}, ` + objectExample + `}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", ` +
			`"CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "name"]}, ` + objectExample + `}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			seen, size := map[string]int{}, 0
			for i, v := range c.config.Get("CSVHeaders").Elems() {
				if v.Kind() != jsontree.String {
					return
				}
				name := v.Str()
				size += len(name)
				if first, ok := seen[name]; ok && !validate.HasPlaceholder(name) {
					p.Report(c.at("ReaderConfig", "CSVHeaders", strconv.Itoa(i)), `"CSVHeaders" names the column %q twice`, name).
						Help("give every column a name of its own; the Map fails with States.ItemReaderFailed otherwise").
						Related(c.at("ReaderConfig", "CSVHeaders", strconv.Itoa(first)), "%q is here already", name)
				}
				seen[name] = i
			}
			if size > maxCSVHeaderBytes {
				p.Report(c.at("ReaderConfig", "CSVHeaders"), `"CSVHeaders" has %d bytes; at most %d`, size, maxCSVHeaderBytes).
					Help("shorten the names")
			}
		})
	},
}
