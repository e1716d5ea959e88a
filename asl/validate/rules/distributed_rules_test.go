package rules_test

import (
	"strings"
	"testing"
)

const (
	childConfig = `"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, `
	succeedX    = `"StartAt": "X", "States": {"X": {"Type": "Succeed"}}`
	s3Writer    = `"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}}`
)

func TestDistributedRules(t *testing.T) {
	reader := func(call, rest string) string {
		return `"ItemReader": {"Resource": "arn:aws:states:::s3:` + call + `", ` + rest + `}, ` + s3Writer
	}
	object := func(config string) string {
		return distributedMachine(reader("getObject", `"ReaderConfig": {`+config+`}, "Parameters": {"Bucket": "b", "Key": "k"}`))
	}
	evaluated := func(arguments string) string {
		return jsonataMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {` + childConfig + succeedX + `}, "ItemReader": ` +
			`{"Resource": "arn:aws-cn:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL", "MaxItems": 1}, "Arguments": ` + arguments + `}}`)
	}
	checkGroup(t, "ASL12", map[string]groupCase{
		"no config": {
			text: distributedMachine(reader("getObject", `"Parameters": {"Bucket": "b", "Key": "k"}`)),
			want: []string{"error ASL1201 /States/A/ItemReader"},
		},
		"given without names": {
			text: object(`"InputType": "CSV", "CSVHeaderLocation": "GIVEN"`), want: []string{"error ASL1201 /States/A/ItemReader/ReaderConfig"},
		},
		"placeholder for the type":     {text: object(`"InputType": "${type}"`)},
		"placeholder for the manifest": {text: object(`"ManifestType": "${type}"`)},
		"placeholder for the call":     {text: distributedMachine(`"ItemReader": {"Resource": "${reader}", "Parameters": {"Bucket": "b"}}, ` + s3Writer)},
		"partition in a placeholder": {
			text: distributedMachine(`"ItemReader": {"Resource": "arn:${aws_partition}:states:::s3:getObject", "Parameters": {"Bucket": "b", "Key": "k"}}, ` + s3Writer),
			want: []string{"error ASL1201 /States/A/ItemReader"},
		},
		"config of the wrong type": {text: distributedMachine(reader("getObject", `"ReaderConfig": 1, "Parameters": {"Bucket": "b", "Key": "k"}`))},
		"pointer into a listing": {
			text: distributedMachine(reader("listObjectsV2", `"ReaderConfig": {"ItemsPointer": "/a"}, "Parameters": {"Bucket": "b", "Prefix": "p/"}`)),
			want: []string{"error ASL1202 /States/A/ItemReader/ReaderConfig/ItemsPointer"},
		},
		"version of a Parquet file by a path": {
			text: distributedMachine(reader("getObject", `"ReaderConfig": {"InputType": "PARQUET"}, "Parameters": {"Bucket": "b", "Key": "k", "VersionId.$": "$.v"}`)),
			want: []string{"error ASL1202 /States/A/ItemReader/Parameters/VersionId.$"},
		},
		"format of a listing": {
			text: distributedMachine(reader("listObjectsV2", `"ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "b"}`)),
			want: []string{"warning ASL1203 /States/A/ItemReader/ReaderConfig/InputType"},
		},
		"prefix for a file": {
			text: distributedMachine(reader("getObject", `"ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket": "b", "Prefix": "p/"}`)),
			want: []string{"error ASL1204 /States/A/ItemReader/Parameters"},
		},
		"mode that is none": {
			text: states(`"A": {"Type": "Map", "End": true, "ToleratedFailurePercentage": 5, "ItemProcessor": {` +
				`"ProcessorConfig": {"Mode": "Distributed", "ExecutionType": "STANDARD"}, ` + succeedX + `}}`),
		},
		"mode in a placeholder": {
			text: states(`"A": {"Type": "Map", "End": true, "ToleratedFailurePercentage": 5, "ItemProcessor": {` +
				`"ProcessorConfig": {"Mode": "${mode}", "ExecutionType": "STANDARD"}, ` + succeedX + `}}`),
		},
		"misspelt key": {
			text: distributedMachine(reader("getObject", `"ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket": "b", "key": "k"}`)),
			want: []string{"error ASL1204 /States/A/ItemReader/Parameters"},
		},
		"key by a path": {
			text: distributedMachine(reader("getObject", `"ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket.$": "$.b", "Key.$": "$.k"}`)),
		},
		"key of a listing": {
			text: distributedMachine(reader("listObjectsV2", `"Parameters": {"Bucket": "b", "Key": "k"}`)),
			want: []string{"warning ASL1205 /States/A/ItemReader/Parameters/Key"},
		},
		"no parameters": {
			text: distributedMachine(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2"}, ` + s3Writer),
			want: []string{"warning ASL1204 /States/A/ItemReader"},
		},
		"owner of the bucket": {
			text: distributedMachine(reader("listObjectsV2", `"Parameters": {"Bucket": "b", "ExpectedBucketOwner": "123456789012"}`)),
		},
		"unknown parameter of a writer": {
			text: distributedMachine(`"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefx.$": "$.p"}}`),
			want: []string{"warning ASL1205 /States/A/ResultWriter/Parameters/Prefx.$"},
		},
		"arguments as one expression": {text: evaluated(`"{% $states.input.where %}"`)},
		"arguments with expressions":  {text: evaluated(`{"Bucket": "{% $states.input.b %}", "Key": "{% $states.input.k %}"}`)},
		"arguments without a key":     {text: evaluated(`{"Bucket": "b"}`), want: []string{"error ASL1204 /States/A/ItemReader/Arguments"}},
		"pointer without a slash": {
			text: object(`"InputType": "JSON", "ItemsPointer": "a/b"`), want: []string{"error ASL1206 /States/A/ItemReader/ReaderConfig/ItemsPointer"},
		},
		"bad escape in a pointer": {
			text: object(`"InputType": "JSON", "ItemsPointer": "/a~2"`), want: []string{"error ASL1206 /States/A/ItemReader/ReaderConfig/ItemsPointer"},
		},
		"tilde at the end of a pointer": {
			text: object(`"InputType": "JSON", "ItemsPointer": "/a~"`), want: []string{"error ASL1206 /States/A/ItemReader/ReaderConfig/ItemsPointer"},
		},
		"pointer to the whole":  {text: object(`"InputType": "JSON", "ItemsPointer": ""`)},
		"escapes in a pointer":  {text: object(`"InputType": "JSON", "ItemsPointer": "/a~0b~1c/ü"`)},
		"pointer in a template": {text: object(`"InputType": "JSON", "ItemsPointer": "${pointer}"`)},
		"long headers": {
			text: object(`"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["` + strings.Repeat("a", 10241) + `"]`),
			want: []string{"warning ASL1207 /States/A/ItemReader/ReaderConfig/CSVHeaders"},
		},
		"headers in a template": {text: object(`"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["${a}", "${a}"]`)},
		"label in another scope": {
			text: pathMachine(`"A": {"Type": "Parallel", "End": true, "Branches": [` +
				`{"StartAt": "P", "States": {"P": {"Type": "Map", "End": true, "Label": "l", "ItemProcessor": {` + childConfig + succeedX + `}}}}, ` +
				`{"StartAt": "Q", "States": {"Q": {"Type": "Map", "End": true, "Label": "l", "Iterator": {` + childConfig + `"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}}}}]}`),
			want: []string{"error ASL1208 /States/A/Branches/1/States/Q/Label"},
		},
		"label in a template": {
			text: pathMachine(`"A": {"Type": "Map", "Next": "B", "Label": "${l}", "ItemProcessor": {` + childConfig + succeedX + `}}, ` +
				`"B": {"Type": "Map", "End": true, "Label": "${l}", "ItemProcessor": {` + childConfig + `"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}}`),
		},
		"nothing tolerated inline": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ToleratedFailureCount": 0, "ToleratedFailurePercentage": 0.0, "ItemProcessor": {` + succeedX + `}}`),
		},
		"tolerated by a path inline": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ToleratedFailureCountPath": "$.n", "Iterator": {` + succeedX + `}}`),
			want: []string{"warning ASL1209 /States/A/ToleratedFailureCountPath"},
		},
		"type of children inline": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE", "ExecutionType": "STANDARD"}, ` + succeedX + `}}`),
			want: []string{"warning ASL1209 /States/A/ItemProcessor/ProcessorConfig/ExecutionType"},
		},
		"too many children": {
			text: distributedMachine(`"MaxConcurrency": 20000`), want: []string{"warning ASL1210 /States/A/MaxConcurrency"},
		},
		"concurrency by an expression": {
			text: jsonataMachine(`"A": {"Type": "Map", "End": true, "MaxConcurrency": "{% 500 %}", "ItemProcessor": {` + succeedX + `}}`),
		},
		"Items beside a reader": {
			text: jsonataMachine(`"A": {"Type": "Map", "End": true, "Items": [1], "ItemProcessor": {` + childConfig + succeedX + `}, "ItemReader": ` +
				`{"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": {"MaxItems": 5}, "Arguments": {"Bucket": "b"}}}`),
			want: []string{"warning ASL1211 /States/A/Items"},
		},
		"distributed Map in an EXPRESS machine": {
			text: distributedMachine(`"Label": "l"`), o: express, want: []string{"error ASL1212 /States/A/ItemProcessor/ProcessorConfig/Mode"},
		},
		"distributed Map inside an inline one": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Map", "End": true, ` +
				`"Iterator": {` + childConfig + `"StartAt": "Y", "States": {"Y": {"Type": "Succeed"}}}}}}}`),
		},
		"only the shape of the results is set": {
			text: distributedMachine(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}, ` +
				`"ResultWriter": {"WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSON"}}`),
			want: []string{"warning ASL1213 /States/A"},
		},
		"few items": {
			text: distributedMachine(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": {"MaxItemsPath": "$.n"}, "Parameters": {"Bucket": "b"}}`),
		},
		"children that end in constants": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}, ` +
				`"ItemProcessor": {` + childConfig + `"StartAt": "X", "States": {"X": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "Y"}], "Default": "Z"}, ` +
				`"Y": {"Type": "Pass", "Result": {}, "End": true}, "Z": {"Type": "Succeed", "OutputPath": null}}}}`),
		},
		"children of which one ends in its input": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}, ` +
				`"ItemProcessor": {` + childConfig + `"StartAt": "X", "States": {"X": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "Y"}], "Default": "Z"}, ` +
				`"Y": {"Type": "Pass", "Result": {}, "ResultPath": "$.done", "End": true}, "Z": {"Type": "Succeed", "OutputPath": null}}}}`),
			want: []string{"warning ASL1213 /States/A"},
		},
		"items from the input": {text: distributedMachine(`"ItemsPath": "$.items"`)},
		"retry of an inline Map": {
			text: pathMachine(`"A": {"Type": "Map", "End": true, "Retry": [{"ErrorEquals": ["States.ALL"]}], "ItemProcessor": {` + succeedX + `}}`),
		},
		"prefix by a path": {text: distributedMachine(reader("listObjectsV2", `"Parameters": {"Bucket": "b", "Prefix.$": "$.p"}`))},
		"prefix by an expression": {
			text: jsonataMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {` + childConfig + succeedX + `}, "ItemReader": ` +
				`{"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": {"MaxItems": 5}, "Arguments": {"Bucket": "b", "Prefix": "{% $states.input.p %}"}}}`),
		},
		"prefix in a template":      {text: distributedMachine(reader("listObjectsV2", `"Parameters": {"Bucket": "b", "Prefix": "${p}"}`))},
		"a Map without a processor": {text: pathMachine(`"A": {"Type": "Map", "End": true, "ToleratedFailureCount": 5, "MaxConcurrency": 500}`)},
	})
}
