"""The desk: the queue of reports, what may be done with them, new reports. Nothing here needs a screen."""
