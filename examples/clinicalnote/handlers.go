package clinicalnote

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// Clinic serves the calls of the workflow: each method is the handler of one Lambda function. It stands for the record store and the
// model, and is enough to run the workflow in tests.
type Clinic struct {
	// Charts is what the clinic knows, by patient.
	Charts map[PatientID]Chart
	// Model writes a note.
	Model func(Prompt) (string, error)
	// Shelf keeps encounters, drafts and notes.
	Shelf Shelf
}

// ErrUnknownDraft is the error of calls that name a draft which is not, or no longer, stored.
var ErrUnknownDraft = errors.New("unknown draft")

// Stage puts the encounter where HealthLake imports it from.
func (c *Clinic) Stage(_ context.Context, r StageRequest) (Staged, error) {
	folder := "encounters/" + r.EncounterID
	resource := fmt.Sprintf(`{"resourceType":"Encounter","id":%q,"subject":{"reference":"Patient/%s"}}`, r.EncounterID, r.PatientID)
	if err := c.Shelf.Put(folder+"/Encounter.ndjson", resource+"\n"); err != nil {
		return Staged{}, err
	}
	return Staged{Folder: folder}, nil
}

// Chart returns the patient's chart.
func (c *Clinic) Chart(_ context.Context, r ChartRequest) (Chart, error) {
	chart, ok := c.Charts[r.PatientID]
	if !ok {
		return Chart{}, fmt.Errorf("no chart of patient %s", r.PatientID)
	}
	return chart, nil
}

// Draft asks the model for a note and stores it.
func (c *Clinic) Draft(_ context.Context, r DraftRequest) (Draft, error) {
	text, err := c.Model(r.Prompt)
	if err != nil {
		return Draft{}, err
	}
	key := "drafts/" + r.EncounterID
	if err := c.Shelf.Put(key, text); err != nil {
		return Draft{}, err
	}
	return Draft{DraftKey: key, SHA256: hash(text), Model: "in-memory"}, nil
}

// Validate scores a draft by the part of its lines that cite a source in square brackets.
func (c *Clinic) Validate(_ context.Context, r ValidateRequest) (Validation, error) {
	text, ok, err := c.Shelf.Get(r.DraftKey)
	switch {
	case err != nil:
		return Validation{}, err
	case !ok:
		return Validation{}, ErrUnknownDraft
	}
	v := Validation{Citations: []Citation{}}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if statement, source, ok := strings.Cut(line, "["); ok {
			v.Citations = append(v.Citations, Citation{strings.TrimSpace(statement), strings.TrimSuffix(source, "]")})
		}
	}
	v.Score = float64(len(v.Citations)) / float64(len(lines))
	return v, nil
}

// Publish publishes a stored draft whose hash is the approved one.
func (c *Clinic) Publish(_ context.Context, r PublishRequest) (Published, error) {
	text, ok, err := c.Shelf.Get(r.DraftKey)
	switch {
	case err != nil:
		return Published{}, err
	case !ok || hash(text) != r.SHA256:
		return Published{}, ErrUnknownDraft
	}
	id := "notes/" + r.EncounterID
	return Published{NoteID: id}, c.Shelf.Put(id, text)
}

// RollBack withdraws a stored draft. A draft that is gone already is no error: the call may come twice.
func (c *Clinic) RollBack(_ context.Context, r RollbackRequest) (RolledBack, error) {
	return RolledBack{DraftKey: r.DraftKey}, c.Shelf.Delete(r.DraftKey)
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
