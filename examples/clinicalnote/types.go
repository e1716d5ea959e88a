package clinicalnote

import "time"

// PatientID identifies a patient.
type PatientID string

// Encounter is the input of the workflow: a visit whose note is to be written.
type Encounter struct {
	EncounterID string    `json:"encounterId"`
	PatientID   PatientID `json:"patientId"`
	// Author is the clinician who saw the patient.
	Author string `json:"author"`
	// Language of the note. English when it is absent.
	Language *string `json:"language,omitempty"`
	// PollSeconds is how often HealthLake is asked whether the encounter is imported. Every 20 seconds when it is absent.
	PollSeconds *int `json:"pollSeconds,omitempty"`
}

// StageRequest asks for the encounter to be put where HealthLake imports it from.
type StageRequest struct {
	EncounterID string    `json:"encounterId"`
	PatientID   string    `json:"patientId"`
	ReceivedAt  time.Time `json:"receivedAt"`
}

// Staged tells where the encounter is: a folder of the records' bucket.
type Staged struct {
	Folder string `json:"folder"`
}

// ChartRequest asks for a patient's chart.
type ChartRequest struct {
	PatientID PatientID `json:"patientId"`
	// Days is how far back to look.
	Days int `json:"days"`
}

// Chart is what is known of a patient.
type Chart struct {
	Summary   string   `json:"summary"`
	Problems  []string `json:"problems"`
	Allergies *string  `json:"allergies,omitempty"`
}

// Images are the imaging studies of a patient.
type Images struct {
	Studies []Study `json:"studies"`
}

// Study is one imaging study.
type Study struct {
	ImageSetID  string `json:"imageSetId"`
	Date        string `json:"date"`
	Description string `json:"description"`
}

// Prompt is what the model is asked.
type Prompt struct {
	Task      string   `json:"task"`
	Chart     string   `json:"chart"`
	Problems  string   `json:"problems"`
	Allergies string   `json:"allergies"`
	Findings  []string `json:"findings"`
	Language  string   `json:"language"`
	// Remarks say what a reviewer wants to have changed, "" at first.
	Remarks string `json:"remarks"`
}

// DraftRequest asks the model for a draft.
type DraftRequest struct {
	EncounterID string  `json:"encounterId"`
	Prompt      Prompt  `json:"prompt"`
	MaxTokens   int     `json:"maxTokens"`
	Temperature float64 `json:"temperature"`
}

// Draft is a stored draft: a reference and the hash of its text, never the text.
type Draft struct {
	DraftKey string `json:"draftKey"`
	SHA256   string `json:"sha256"`
	Model    string `json:"model"`
}

// ValidateRequest asks for a draft to be checked against its sources.
type ValidateRequest struct {
	DraftKey string `json:"draftKey"`
}

// Validation is what the check found.
type Validation struct {
	// Score says how well the draft is grounded, from 0 to 1.
	Score     float64    `json:"score"`
	Citations []Citation `json:"citations"`
}

// Citation is a statement of the draft and its source.
type Citation struct {
	Statement string `json:"statement"`
	Source    string `json:"source"`
}

// Question is what a physician needs to know for the review. It holds references only.
type Question struct {
	EncounterID string   `json:"encounterId"`
	DraftKey    string   `json:"draftKey"`
	Score       float64  `json:"score"`
	Sources     []string `json:"sources"`
}

// PublishRequest asks for the note to be published.
type PublishRequest struct {
	EncounterID string `json:"encounterId"`
	DraftKey    string `json:"draftKey"`
	SHA256      string `json:"sha256"`
	ApprovedBy  string `json:"approvedBy"`
}

// Published tells where the note is.
type Published struct {
	NoteID string `json:"noteId"`
}

// Notice tells the author what became of the note.
type Notice struct {
	EncounterID string `json:"encounterId"`
	Text        string `json:"text"`
}

// RollbackRequest asks for a stored draft to be withdrawn.
type RollbackRequest struct {
	DraftKey string `json:"draftKey"`
	Reason   string `json:"reason"`
}

// RolledBack confirms it.
type RolledBack struct {
	DraftKey string `json:"draftKey"`
}

// AuditRecord is what is kept of a failure.
type AuditRecord struct {
	ExecutionID string    `json:"executionId"`
	EncounterID string    `json:"encounterId"`
	Error       string    `json:"error"`
	Cause       string    `json:"cause"`
	At          time.Time `json:"at"`
}

// Outcome is the output of the workflow.
type Outcome struct {
	// Status is published or rolled-back.
	Status string  `json:"status"`
	NoteID *string `json:"noteId,omitempty"`
	Reason *string `json:"reason,omitempty"`
}
