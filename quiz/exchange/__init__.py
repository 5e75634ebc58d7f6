"""What comes from elsewhere and goes elsewhere: packs of decks."""
