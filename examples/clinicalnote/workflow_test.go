package clinicalnote_test

import (
	"os"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/healthlake"
	lake "github.com/aws/aws-sdk-go-v2/service/healthlake/types"
	"github.com/aws/aws-sdk-go-v2/service/medicalimaging"
	imaging "github.com/aws/aws-sdk-go-v2/service/medicalimaging/types"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/snstask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/saga"
)

// TestMain fails the package when its tests leave out a state or a transition of the workflow.
func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, clinicalnote.Workflow())) }

// scenario is a run of the workflow in a clinic of its own: the handlers of the package serve the calls.
type scenario struct {
	*asltest.Execution[clinicalnote.Encounter, clinicalnote.Outcome]
	clinic *clinicalnote.Clinic
}

// model cites a source in every line, and heeds remarks.
func model(p clinicalnote.Prompt) (string, error) { return p.Chart + p.Remarks + " [chart]", nil }

// visit makes a run in which all goes well until the physician is asked.
func visit(t *testing.T) scenario {
	c := clinic()
	c.Model = model
	run := asltest.Run(t, clinicalnote.Workflow(), clinicalnote.Encounter{EncounterID: "e1", PatientID: "p1", Author: "dr. ada"},
		asltest.Param("records_bucket", "records"))
	run.On("Stage encounter", c.Stage)
	run.On("Import encounter: Start", healthlake.StartFHIRImportJobOutput{JobId: new("j1"), JobStatus: lake.JobStatusSubmitted})
	run.On("Import encounter: Get", job("COMPLETED"))
	run.On("Fetch chart", c.Chart)
	run.On("Search images", medicalimaging.SearchImageSetsOutput{ImageSetsMetadataSummaries: []imaging.ImageSetsMetadataSummary{
		{ImageSetId: new("i1"), DICOMTags: &imaging.DICOMTags{DICOMStudyDate: new("20261101"), DICOMStudyDescription: new("chest")}},
		{ImageSetId: new("i2")},
	}})
	run.On("Draft note", c.Draft)
	run.On("Validate draft", c.Validate)
	run.On("Publish note", c.Publish)
	run.On("Notify author", sqstask.SendMessageOutput{MessageId: "m1"})
	run.On("Note: Undo: Draft note", c.RollBack)
	return scenario{run, c}
}

// job is what HealthLake says about an import.
func job(status lake.JobStatus) healthlake.DescribeFHIRImportJobOutput {
	return healthlake.DescribeFHIRImportJobOutput{ImportJobProperties: &lake.ImportJobProperties{JobId: new("j1"), JobStatus: status}}
}

var (
	grace = asltest.Reviewer{Name: "dr. grace", Role: "attending physician"}
	ada   = asltest.Reviewer{Name: "dr. ada", Role: "author"}
)

// gate is the physician's question.
func (s scenario) gate() *asltest.Gate { return s.Gate("Physician review") }

// record is the one record of the review.
func (s scenario) record(t *testing.T) review.Record {
	var out []review.Record
	for _, r := range s.Records() {
		if r.State != "Audit failure" {
			var record review.Record
			require.NoError(t, r.Decode(&record))
			out = append(out, record)
		}
	}
	require.Len(t, out, 1)
	return out[0]
}

// stored tells whether a text is on the shelf.
func (s scenario) stored(t *testing.T, key string) bool {
	_, there, err := s.clinic.Shelf.Get(key)
	require.NoError(t, err)
	return there
}

// requireWithdrawn: nothing is published, and no draft is left.
func (s scenario) requireWithdrawn(t *testing.T) {
	require.Empty(t, s.Calls("Publish note"))
	require.False(t, s.stored(t, "notes/e1"))
	require.False(t, s.stored(t, "drafts/e1"))
}

// requireRolledBack: the run ended with a decision, for this reason.
func (s scenario) requireRolledBack(t *testing.T, reason string) {
	reasoned := clinicalnote.Outcome{Status: "rolled-back", Reason: &reason}
	require.Equal(t, reasoned, s.Output())
	s.requireWithdrawn(t)
}

// requireFault: the run ended with this error, and a record of it is kept.
func (s scenario) requireFault(t *testing.T, name string) {
	failure := s.RequireFailed(name)
	records := s.Records()
	require.NotEmpty(t, records)
	require.Equal(t, "Audit failure", records[len(records)-1].State)
	var kept clinicalnote.AuditRecord
	require.NoError(t, records[len(records)-1].Decode(&kept))
	require.Equal(t, clinicalnote.AuditRecord{
		ExecutionID: s.Interp().ARN(), EncounterID: "e1", Error: name, Cause: failure.Cause, At: kept.At,
	}, kept)
}

func TestApprovedNoteIsPublished(t *testing.T) {
	run := visit(t)
	gate := run.gate()
	asked := asltest.Asked[review.Request[clinicalnote.Question]](gate)
	require.Equal(t, clinicalnote.Question{EncounterID: "e1", DraftKey: "drafts/e1", Score: 1, Sources: []string{"chart"}}, asked.Ask)
	require.Equal(t, gate.Token(), asked.TaskToken)
	require.Equal(t, "dr. ada", *asked.Author)
	require.Equal(t, 48*time.Hour, asked.ExpiresAt.Sub(asked.RequestedAt))
	require.Empty(t, run.Calls("Publish note"))

	gate.Approve(grace)
	noteID := "notes/e1"
	require.Equal(t, clinicalnote.Outcome{Status: "published", NoteID: &noteID}, run.Output())
	require.Equal(t, []clinicalnote.PublishRequest{{EncounterID: "e1", DraftKey: "drafts/e1", SHA256: asked.ContentHash, ApprovedBy: "dr. grace"}},
		asltest.Requests[clinicalnote.PublishRequest](run, "Publish note"))
	require.Equal(t, []clinicalnote.Notice{{EncounterID: "e1", Text: "Note notes/e1 was approved by dr. grace."}},
		asltest.Requests[clinicalnote.Notice](run, "Notify author"))
	record := run.record(t)
	require.Equal(t, review.Approved, record.Status)
	require.Equal(t, "dr. grace", record.Reviewer)
	require.Equal(t, asked.ContentHash, record.AnsweredHash)
	require.True(t, run.stored(t, noteID))
}

func TestModelIsAskedWithWhatIsKnown(t *testing.T) {
	run := visit(t)
	require.Equal(t, []clinicalnote.DraftRequest{{
		EncounterID: "e1", MaxTokens: 2000, Temperature: 0.2,
		Prompt: clinicalnote.Prompt{
			Task: "Write the note of this encounter. Cite the source of every statement.", Chart: "cough", Allergies: "none known", Language: "en",
			Findings: []string{"i1 (20261101): chest", "i2 (no date): no description"},
		},
	}}, asltest.Requests[clinicalnote.DraftRequest](run, "Draft note"))
	require.Equal(t, []clinicalnote.ChartRequest{{PatientID: "p1", Days: 365}}, asltest.Requests[clinicalnote.ChartRequest](run, "Fetch chart"))
}

func TestAuthorMissesTheNoticeOnly(t *testing.T) {
	run := visit(t)
	run.On("Notify author", asltest.Fail(sqstask.ErrQueueDoesNotExist, "no such queue"))
	run.gate().Approve(grace)
	require.Equal(t, "published", run.Output().Status)
}

func TestDraftWithoutSourcesIsNotShownToAnybody(t *testing.T) {
	run := visit(t)
	run.clinic.Model = func(clinicalnote.Prompt) (string, error) { return "Cough.", nil }
	run.requireRolledBack(t, "validation: score 0, 0 citations")
	require.False(t, run.Passed("Physician review: Ask"))
}

// A step that fails is recorded, and leaves no draft behind.
func TestFaults(t *testing.T) {
	for _, state := range []string{
		"Stage encounter", "Import encounter: Start", "Import encounter: Get", "Fetch chart", "Search images", "Draft note", "Validate draft", "Publish note",
	} {
		t.Run(state, func(t *testing.T) {
			run := visit(t)
			run.On(state, asltest.Fail("Broken", "of "+state))
			if state == "Publish note" {
				run.gate().Approve(grace)
			}
			run.requireFault(t, "Broken")
			require.False(t, run.stored(t, "notes/e1"))
			require.False(t, run.stored(t, "drafts/e1"))
		})
	}
}

func TestUnknownPatient(t *testing.T) {
	run := visit(t)
	run.clinic.Charts = nil
	run.requireFault(t, "errorString")
}

func TestBusyModelIsAskedAgain(t *testing.T) {
	run := visit(t)
	run.On("Draft note", asltest.Sequence(asltest.Fail("ModelBusy", ""), asltest.TimeOut()))
	run.requireFault(t, "States.Timeout")
	require.Len(t, run.Calls("Draft note"), 2)
}

// HealthLake is asked until the import has ended, for an hour.
func TestImport(t *testing.T) {
	run := visit(t)
	run.On("Import encounter: Get", asltest.Sequence(job(lake.JobStatusSubmitted), job(lake.JobStatusInProgress), job(lake.JobStatusCompleted)))
	run.RequireWaiting("Physician review: Ask")
	require.Equal(t, 3, run.Visited("Import encounter: Wait"))
	started := run.Calls("Import encounter: Start")
	require.Len(t, started, 1)
	require.Contains(t, started[0].JSON(), `"s3://records/encounters/e1/"`)

	run = visit(t)
	run.On("Import encounter: Get", job(lake.JobStatusQueued))
	run.RequireFailed("NotImportedInTime")
	require.Equal(t, time.Hour, run.Now().Sub(run.Interp().Started()).Round(time.Minute))

	run = visit(t)
	run.On("Import encounter: Get", job(lake.JobStatusCompletedWithErrors))
	run.RequireFailed("NotImported")
}

// A draft that cannot be withdrawn raises an alarm; the end tells of it whether the alarm is heard or not.
func TestDraftIsNotWithdrawn(t *testing.T) {
	for name, alarm := range map[string]any{
		"heard":   snstask.PublishOutput{MessageId: "m1"},
		"unheard": asltest.Fail("SNS.NotFoundException", "no such topic"),
	} {
		t.Run(name, func(t *testing.T) {
			run := visit(t)
			run.On("Note: Undo: Draft note", asltest.Fail("Broken", "shelf"))
			run.On("Note: Alarm: Draft note", alarm)
			run.gate().Reject(grace, "no")
			require.Equal(t, "not undone: Draft note; rejected: no", run.RequireFailed(clinicalnote.NotApproved).Cause)
			require.Equal(t, saga.Alert{
				Saga: "Note", Step: "Draft note", Execution: run.Interp().ARN(), Error: "Broken", FirstError: clinicalnote.NotApproved,
			}, asltest.Requests[saga.Alert](run, "Note: Alarm: Draft note")[0])
		})
	}
}
