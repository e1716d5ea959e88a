package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// ItemReader reads the items of a distributed [Map] from Amazon S3. Spec: #map-state.
type ItemReader struct {
	Node

	// Resource is the ARN of the call that reads: arn:aws:states:::s3:getObject for one file,
	// arn:aws:states:::s3:listObjectsV2 for the objects under a prefix.
	Resource string `asl:"required"`
	// ReaderConfig says how to read what the call gives. It must stand for s3:getObject.
	ReaderConfig *ReaderConfig
	// Parameters is a payload template with the input of the call: Bucket, and Key (optionally VersionId) or Prefix;
	// optionally ExpectedBucketOwner.
	Parameters *jsontree.Value `asl:"jsonpath,types=object"`
	// Arguments is the input of the call, in which strings may be expressions: Bucket, and Key (optionally VersionId) or
	// Prefix; optionally ExpectedBucketOwner. It may be one expression.
	Arguments *jsontree.Value `asl:"jsonata,types=object|expression"`
}

// ReaderConfig says how an [ItemReader] turns what it reads into items.
type ReaderConfig struct {
	Node

	// InputType is the format of the file. It must stand for s3:getObject, but not when ManifestType is S3_INVENTORY, and
	// with Transformation LOAD_AND_FLATTEN.
	InputType *InputType `jsonschema:"enum=CSV,enum=JSON,enum=JSONL,enum=PARQUET,enum=MANIFEST"`
	// Transformation says for s3:listObjectsV2 whether the items are the listed objects (NONE, also when absent) or what is
	// in them (LOAD_AND_FLATTEN, which needs InputType).
	Transformation *ReaderTransformation `jsonschema:"enum=NONE,enum=LOAD_AND_FLATTEN"`
	// ManifestType says who wrote the manifest that is read: ATHENA_DATA (with InputType CSV, JSONL or PARQUET) or
	// S3_INVENTORY (without InputType). Absent: the file is no manifest, or InputType is MANIFEST.
	ManifestType *ManifestType `jsonschema:"enum=ATHENA_DATA,enum=S3_INVENTORY"`
	// CSVDelimiter is the character between two fields of a CSV file. Absent: COMMA. Only with InputType CSV or MANIFEST.
	CSVDelimiter *CSVDelimiter `jsonschema:"enum=COMMA,enum=PIPE,enum=SEMICOLON,enum=SPACE,enum=TAB"`
	// CSVHeaderLocation says where the column names of a CSV file stand: FIRST_ROW or GIVEN. It must stand with InputType
	// CSV.
	CSVHeaderLocation *CSVHeaderLocation `jsonschema:"enum=FIRST_ROW,enum=GIVEN"`
	// CSVHeaders are the column names, at least one and together at most 10 KiB. Only with CSVHeaderLocation GIVEN.
	CSVHeaders []string `jsonschema:"minItems=1"`
	// ItemsPointer is the RFC 6901 JSON pointer of the array or object in the file that holds the items. Absent: the top
	// level. Only with InputType JSON.
	ItemsPointer *string
	// MaxItems is the number of items to read at most, 1 to 100,000,000; AWS reads 0 as no limit. Absent: all items. Excludes
	// MaxItemsPath.
	MaxItems *Value[int] `asl:"excludes=MaxItemsPath" jsonschema:"minimum=0,maximum=100000000"`
	// MaxItemsPath is the reference path of the number in the input. Excludes MaxItems.
	MaxItemsPath *string `asl:"jsonpath,excludes=MaxItems"`
}
