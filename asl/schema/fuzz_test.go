package schema_test

import (
	"testing"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

// FuzzValidate holds Validate to what it promises for every JSON text: it ends, every finding has a message of ours and a
// place in the text, and a second run finds the same.
func FuzzValidate(f *testing.F) {
	for _, def := range schema.Defs() {
		f.Add([]byte(def.Bad))
		f.Add([]byte(def.Good))
	}
	f.Add([]byte(machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": [1]}], "Credentials": {"RoleArn.$": "$.r"}}`)))
	f.Add([]byte(jsonata(`"A": {` + childMap + `, "ItemReader": {` + reader + `}, "ResultWriter": {}, "ItemBatcher": {}}`)))
	f.Add([]byte(machine(`"A": {"Type": "Choice", "Choices": [{"And": [{"Not": {"Variable": "$.a"}}], "Next": "A"}]}`)))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, list := jsontree.Parse("m.json", text)
		if list.HasErrors() {
			return
		}
		found := schema.Validate(doc)
		for _, d := range found {
			if d.Code == "ASL9010" || !d.Pos.IsValid() || d.Message == "" {
				t.Errorf("%s", d)
			}
		}
		if again := schema.Validate(doc); found.String() != again.String() {
			t.Errorf("two runs differ:\n%s\n---\n%s", found, again)
		}
	})
}
