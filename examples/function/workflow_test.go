package main

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/healthlake"
	lake "github.com/aws/aws-sdk-go-v2/service/healthlake/types"
	"github.com/aws/aws-sdk-go-v2/service/medicalimaging"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/examples/studybackfill"
)

// The functions that are deployed have the types of the states that call them: a handler that does not fit fails in run.On.

func TestFunctionsServeTheClinicalNote(t *testing.T) {
	all := handlers(&clinicalnote.Memory{})
	run := asltest.Run(t, clinicalnote.Workflow(), clinicalnote.Encounter{EncounterID: "e1", PatientID: "p1", Author: "dr. ada"})
	for state, function := range map[string]string{
		"Stage encounter": "clinical-note-stage", "Fetch chart": "clinical-note-chart", "Draft note": "clinical-note-draft",
		"Validate draft": "clinical-note-validate", "Publish note": "clinical-note-publish", "Note: Undo: Draft note": "clinical-note-roll-back",
	} {
		run.On(state, all[function])
	}
	run.On("Import encounter: Start", healthlake.StartFHIRImportJobOutput{JobId: new("j1"), JobStatus: lake.JobStatusSubmitted})
	run.On("Import encounter: Get", healthlake.DescribeFHIRImportJobOutput{
		ImportJobProperties: &lake.ImportJobProperties{JobId: new("j1"), JobStatus: lake.JobStatusCompleted},
	})
	run.On("Search images", medicalimaging.SearchImageSetsOutput{})
	run.On("Notify author", sqstask.SendMessageOutput{MessageId: "m1"})
	run.Gate("Physician review").Approve(asltest.Reviewer{Name: "dr. grace", Role: "attending physician"})
	require.Equal(t, clinicalnote.Outcome{Status: "published", NoteID: new("notes/e1")}, run.Output())
}

func TestFunctionReadsStudies(t *testing.T) {
	run := asltest.Run(t, studybackfill.Workflow(), studybackfill.Backlog{List: "today.csv", Model: "m7"},
		asltest.Param("backlog_bucket", "backlog"))
	asltest.S3(run).Put("backlog", "lists/today.csv", "study_id,modality,image_key\ns1,ct,images/1\n")
	run.On("Read studies: Run model", handlers(&clinicalnote.Memory{})["study-backfill-read"])
	run.On("Sum up", studybackfill.Summary{Studies: 1}) // its function reads S3 itself
	require.Equal(t, studybackfill.Summary{Studies: 1}, run.Output())
}
