package asl

// StateType is the value of a state's Type field: it says what the state does and which other fields it takes. Every
// state must have one. Spec: #state-types.
type StateType string

// The state types.
const (
	// TypeTask runs one unit of work.
	TypeTask StateType = "Task"
	// TypeParallel runs several branches at once.
	TypeParallel StateType = "Parallel"
	// TypeMap runs a processor for each item of a collection.
	TypeMap StateType = "Map"
	// TypePass hands its input on, changed or not.
	TypePass StateType = "Pass"
	// TypeWait waits for a time.
	TypeWait StateType = "Wait"
	// TypeChoice takes one of several ways.
	TypeChoice StateType = "Choice"
	// TypeSucceed ends its scope with success.
	TypeSucceed StateType = "Succeed"
	// TypeFail ends the machine with an error.
	TypeFail StateType = "Fail"
)

// QueryLanguage names the language in which a machine or state reads and shapes data. Spec: #query-language.
type QueryLanguage string

// The query languages.
const (
	// JSONPath is the older language, and the default: paths, payload templates and intrinsic functions.
	JSONPath QueryLanguage = "JSONPath"
	// JSONata is the newer language: expressions between {% and %}.
	JSONata QueryLanguage = "JSONata"
)

// JitterStrategy says whether the wait before a retry is random. Spec: #retrying-after-error.
type JitterStrategy string

// The jitter strategies.
const (
	// JitterFull takes a random wait between zero and the computed one.
	JitterFull JitterStrategy = "FULL"
	// JitterNone takes the computed wait; it is the default.
	JitterNone JitterStrategy = "NONE"
)

// Mode says where the children of a Map run.
type Mode string

// The modes of a Map's processor.
const (
	// ModeInline runs the items inside the execution, at most 40 at a time; it is the default.
	ModeInline Mode = "INLINE"
	// ModeDistributed runs each item or batch as a child execution of its own.
	ModeDistributed Mode = "DISTRIBUTED"
)

// ExecutionType is the workflow type of the child executions of a distributed Map.
type ExecutionType string

// The execution types.
const (
	// ExecutionStandard runs children as Standard workflows: up to a year, each step recorded once.
	ExecutionStandard ExecutionType = "STANDARD"
	// ExecutionExpress runs children as Express workflows: up to five minutes, without .sync, task tokens and activities.
	ExecutionExpress ExecutionType = "EXPRESS"
)

// InputType is the format of the items an ItemReader reads.
type InputType string

// The input types.
const (
	// InputCSV is a file of comma-separated values; each row is an item.
	InputCSV InputType = "CSV"
	// InputJSON is a file with a JSON array or object.
	InputJSON InputType = "JSON"
	// InputJSONL is a file with one JSON value a line.
	InputJSONL InputType = "JSONL"
	// InputParquet is a Parquet file; each row is an item.
	InputParquet InputType = "PARQUET"
	// InputManifest is an S3 inventory manifest.
	InputManifest InputType = "MANIFEST"
)

// ReaderTransformation says what an ItemReader does with the objects that it lists.
type ReaderTransformation string

// The transformations of a reader.
const (
	// ReaderNone makes each listed object's metadata an item; it is the default.
	ReaderNone ReaderTransformation = "NONE"
	// ReaderLoadAndFlatten reads each listed object and makes what is in it the items.
	ReaderLoadAndFlatten ReaderTransformation = "LOAD_AND_FLATTEN"
)

// ManifestType says who wrote the manifest that an ItemReader reads.
type ManifestType string

// The manifest types.
const (
	// ManifestAthenaData is the manifest of an Athena UNLOAD query.
	ManifestAthenaData ManifestType = "ATHENA_DATA"
	// ManifestS3Inventory is the manifest of an S3 inventory report.
	ManifestS3Inventory ManifestType = "S3_INVENTORY"
)

// CSVDelimiter names the character between two fields of a CSV file.
type CSVDelimiter string

// The CSV delimiters.
const (
	// DelimiterComma is ","; it is the default.
	DelimiterComma CSVDelimiter = "COMMA"
	// DelimiterPipe is "|".
	DelimiterPipe CSVDelimiter = "PIPE"
	// DelimiterSemicolon is ";".
	DelimiterSemicolon CSVDelimiter = "SEMICOLON"
	// DelimiterSpace is one space.
	DelimiterSpace CSVDelimiter = "SPACE"
	// DelimiterTab is one tab.
	DelimiterTab CSVDelimiter = "TAB"
)

// CSVHeaderLocation says where the column names of a CSV file stand.
type CSVHeaderLocation string

// The header locations.
const (
	// HeaderFirstRow takes the names from the first row of the file.
	HeaderFirstRow CSVHeaderLocation = "FIRST_ROW"
	// HeaderGiven takes the names from CSVHeaders.
	HeaderGiven CSVHeaderLocation = "GIVEN"
)

// WriterTransformation says how a ResultWriter shapes the results of the child executions.
type WriterTransformation string

// The transformations of a writer.
const (
	// WriterNone writes the output of each child with its execution's metadata; it is the default.
	WriterNone WriterTransformation = "NONE"
	// WriterCompact writes the output of each child alone.
	WriterCompact WriterTransformation = "COMPACT"
	// WriterFlatten writes the output of each child alone; of an array, its elements.
	WriterFlatten WriterTransformation = "FLATTEN"
)

// OutputType is the format of the files a ResultWriter writes.
type OutputType string

// The output types.
const (
	// OutputJSON writes a JSON array; it is the default.
	OutputJSON OutputType = "JSON"
	// OutputJSONL writes one JSON value a line.
	OutputJSONL OutputType = "JSONL"
)
